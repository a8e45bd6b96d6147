package io.embedsmith.retrieval.bm25;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermSelectionTest {
    private static final int DEPTH = 10;

    static Stream<Long> seeds() {
        String one = System.getProperty("tests.seed");
        return one != null
                ? Stream.of(Long.valueOf(one))
                : LongStream.range(0, 200).boxed();
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void lookingUpTheSufficientTermsMissesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TermCounts> passages = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            passages.add(TermCounts.of(text(random, 3 + random.nextInt(12))));
        }
        CorpusStatistics corpus = statistics(passages);
        TermCounts query = TermCounts.of(text(random, 1 + random.nextInt(6)));
        TermSelection selection = TermSelection.of(query, corpus);

        int first = selection.first(30);
        List<Double> found = top(passages, corpus, selection, selection.heaviest(first));
        double lowest = found.size() < DEPTH ? 0 : found.getLast();
        TermQuery last = selection.isSufficient(first, lowest) ? selection.heaviest(first) : selection.above(lowest);

        assertThat(top(passages, corpus, selection, last))
                .isEqualTo(top(
                        passages,
                        corpus,
                        selection,
                        selection.heaviest(selection.terms().size())));
    }

    @Test
    void rareTermsComeFirstAndTheBudgetHolds() {
        CorpusStatistics corpus = new CorpusStatistics(
                1_000, 10_000, Map.of(TermId.of("rare"), 5L, TermId.of("usual"), 100L, TermId.of("common"), 900L));
        TermSelection selection = TermSelection.of(TermCounts.of(List.of("common", "rare", "usual", "absent")), corpus);
        assertThat(selection.terms()).extracting(QueryTerm::term).containsExactly("rare", "usual", "common");
        assertThat(selection.first(200)).isEqualTo(2);
        assertThat(selection.first(0)).isEqualTo(1);
        assertThat(selection.isSufficient(2, 0)).isFalse();
        assertThat(selection.isSufficient(3, 0)).isTrue();
        assertThat(selection.isSufficient(0, 100)).isTrue();
    }

    @Test
    void conditionNamesTheSetsOfTermsThatWeighEnough() {
        CorpusStatistics corpus = new CorpusStatistics(
                1_000, 10_000, Map.of(TermId.of("rare"), 5L, TermId.of("usual"), 100L, TermId.of("common"), 400L));
        // Weights: rare 5.2, usual 2.3, common 0.9.
        TermSelection selection = TermSelection.of(TermCounts.of(List.of("common", "rare", "usual")), corpus);
        TermQuery rare = new TermQuery.Holds("rare");
        TermQuery usual = new TermQuery.Holds("usual");
        TermQuery common = new TermQuery.Holds("common");
        assertThat(selection.above(5)).isEqualTo(rare);
        assertThat(selection.above(3))
                .isEqualTo(new TermQuery.AnyOf(List.of(rare, new TermQuery.AllOf(List.of(usual, common)))));
        assertThat(selection.above(6))
                .isEqualTo(new TermQuery.AllOf(List.of(rare, new TermQuery.AnyOf(List.of(usual, common)))));
        assertThat(selection.above(0))
                .isEqualTo(new TermQuery.AnyOf(List.of(rare, new TermQuery.AnyOf(List.of(usual, common)))));
    }

    @Test
    void conditionOfALongQueryStaysShort() {
        Map<Integer, Long> frequencies = new HashMap<>();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tokens.add("w" + i);
            frequencies.put(TermId.of("w" + i), 100L + i);
        }
        TermSelection selection =
                TermSelection.of(TermCounts.of(tokens), new CorpusStatistics(100_000, 1_000_000, frequencies));
        assertThat(selection.above(40).toString().length()).isLessThan(50_000);
    }

    private static List<String> text(SplittableRandom random, int length) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            // Squared: low numbers are common words, high ones rare.
            double u = random.nextDouble();
            tokens.add("w" + (int) (u * u * u * 80));
        }
        return tokens;
    }

    private static CorpusStatistics statistics(List<TermCounts> passages) {
        Map<Integer, Long> frequencies = new HashMap<>();
        long total = 0;
        for (TermCounts passage : passages) {
            total += passage.length();
            passage.byId().keySet().forEach(id -> frequencies.merge(id, 1L, Long::sum));
        }
        return new CorpusStatistics(passages.size(), total, frequencies);
    }

    /** Scores of the best passages among those that meet the condition. */
    private static List<Double> top(
            List<TermCounts> passages, CorpusStatistics corpus, TermSelection selection, TermQuery condition) {
        return passages.stream()
                .filter(passage -> meets(passage.frequencies().keySet(), condition))
                .map(passage -> score(passage, corpus, selection))
                .sorted(Comparator.reverseOrder())
                .limit(DEPTH)
                .toList();
    }

    private static boolean meets(Set<String> terms, TermQuery condition) {
        return switch (condition) {
            case TermQuery.Holds holds -> terms.contains(holds.term());
            case TermQuery.AllOf allOf -> allOf.parts().stream().allMatch(part -> meets(terms, part));
            case TermQuery.AnyOf anyOf -> anyOf.parts().stream().anyMatch(part -> meets(terms, part));
        };
    }

    private static double score(TermCounts passage, CorpusStatistics corpus, TermSelection selection) {
        double score = 0;
        for (QueryTerm term : selection.terms()) {
            Integer frequency = passage.frequencies().get(term.term());
            if (frequency != null) {
                score += term.weight() * Bm25.DEFAULT.saturation(frequency, passage.length(), corpus.averageLength());
            }
        }
        return score;
    }
}
