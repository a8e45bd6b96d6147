package io.embedsmith.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.testing.TinyReranker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Passages on a half circle: passage i lies i degrees from the query "zero". */
class MinerTest {
    private static final RankRange ALL = new RankRange(0, 200, RankRange.Counted.FOUND);
    private static final Sameness OF_TEXT = Sameness.OF_TEXT;

    @Test
    void passagesThatAnswerTheQueryAreNoNegatives() {
        // The same question twice, with other signs; its positives differ. One passage repeats it.
        List<TrainingExample> examples =
                List.of(TrainingExample.ofPair("Zero?", "p1"), TrainingExample.ofPair("zero", "p2"));
        MiningData data = data(examples, List.of("zero !", "p1", "P-1.", "p2", "p3", "p4"), 0, 0);

        Mined mined = mine(data, settings(OF_TEXT, choice(2, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1)));

        assertThat(mined.examples())
                .extracting(example -> example.example().hardNegatives())
                .containsExactly(List.of("p3", "p4"), List.of("p3", "p4"));
        assertThat(mined.report().dropped())
                .containsAllEntriesOf(Map.of(
                        DropRule.QUERY, 2L,
                        DropRule.POSITIVE, 2L,
                        DropRule.POSITIVE_OF_SAME_QUERY, 2L,
                        DropRule.NEAR_POSITIVE, 2L));
        assertThat(mined.report().notNeeded()).isZero();
    }

    @Test
    void theMarginIsMeasuredFromTheLowestPositiveOfTheQuestion() {
        List<TrainingExample> examples =
                List.of(TrainingExample.ofPair("zero", "p10"), TrainingExample.ofPair("zero", "p60"));
        MiningData data = data(examples, circle(), 0, 0);
        ScoreLimits margin = new ScoreLimits(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0), OptionalDouble.empty());

        Mined mined = mine(
                data,
                new MiningSettings(ALL, margin, OF_TEXT, choice(1, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1)));

        assertThat(mined.examples())
                .extracting(example -> example.example().hardNegatives())
                .containsExactly(List.of("p61"), List.of("p61"));
        assertThat(mined.examples().getFirst().positiveScores().getFirst()).isEqualTo(cosine(10), within());
        assertThat(mined.examples().getFirst().negativeScores().getFirst()).isEqualTo(cosine(61), within());
    }

    @Test
    void nearDuplicatesOfPositivesAndOfOtherNegativesAreDropped() {
        MiningData data = data(List.of(TrainingExample.ofPair("zero", "p5")), circle(), 0);
        Sameness within2Degrees = new Sameness(OptionalDouble.of(cosine(2.5)), OptionalDouble.empty());

        Mined mined = mine(data, settings(within2Degrees, choice(4, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1)));

        // 3 to 7 are nearly the positive; of the others each is 3 degrees from the one taken before
        assertThat(mined.examples().getFirst().example().hardNegatives()).containsExactly("p0", "p8", "p11", "p14");
        assertThat(mined.report().dropped())
                .containsAllEntriesOf(Map.of(DropRule.NEAR_POSITIVE, 4L, DropRule.NEAR_NEGATIVE, 6L));
    }

    @Test
    void positivesOfAlikeQueriesAreNoNegatives() {
        List<TrainingExample> examples = List.of(
                TrainingExample.ofPair("zero", "p0"),
                TrainingExample.ofPair("nearly zero", "p1"),
                TrainingExample.ofPair("far", "p2"));
        MiningData data = data(examples, circle(), 0, 1, 90);
        Sameness alike = new Sameness(OptionalDouble.empty(), OptionalDouble.of(cosine(5)));
        Choice one = choice(1, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1);

        assertThat(mine(data, settings(alike, one))
                        .examples()
                        .getFirst()
                        .example()
                        .hardNegatives())
                .containsExactly("p2");
        assertThat(mine(data, settings(OF_TEXT, one))
                        .examples()
                        .getFirst()
                        .example()
                        .hardNegatives())
                .containsExactly("p1");
    }

    @Test
    void whatIsDrawnDependsOnTheSeedAlone() {
        List<TrainingExample> examples = IntStream.range(0, 40)
                .mapToObj(i -> TrainingExample.ofPair("q" + i, "p" + i))
                .toList();
        MiningData data = data(examples, circle(), IntStream.range(0, 40).toArray());

        List<List<String>> first = negatives(data, 7);

        assertThat(negatives(data, 7)).isEqualTo(first);
        assertThat(negatives(data, 8)).isNotEqualTo(first);
        assertThat(first)
                .allSatisfy(negatives -> assertThat(new HashSet<>(negatives)).hasSize(5));
        Set<String> drawn = new HashSet<>();
        first.forEach(drawn::addAll);
        assertThat(drawn).hasSizeGreaterThan(80); // of 100; 200 draws of equal chance leave out 13 or so
    }

    private static List<List<String>> negatives(MiningData data, long seed) {
        return mine(data, settings(OF_TEXT, choice(5, Choice.Sampling.RANDOM, Choice.Shortage.KEEP, seed)))
                .examples()
                .stream()
                .map(mined -> mined.example().hardNegatives())
                .toList();
    }

    @Test
    void anExampleWithTooFewNegativesIsKeptFilledOrLeftOut() {
        MiningData data = data(List.of(TrainingExample.ofPair("zero", "p0")), circle(), 0);
        RankRange three = new RankRange(1, 4, RankRange.Counted.FOUND);
        ScoreLimits none = ScoreLimits.NONE;

        Mined kept = mine(
                data,
                new MiningSettings(three, none, OF_TEXT, choice(5, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1)));
        Mined filled = mine(
                data,
                new MiningSettings(three, none, OF_TEXT, choice(5, Choice.Sampling.TOP, Choice.Shortage.FILL, 1)));
        Mined leftOut = mine(
                data,
                new MiningSettings(three, none, OF_TEXT, choice(5, Choice.Sampling.TOP, Choice.Shortage.DROP, 1)));

        assertThat(kept.examples().getFirst().example().hardNegatives()).containsExactly("p1", "p2", "p3");
        assertThat(kept.report().shortOf()).isOne();
        assertThat(filled.examples().getFirst().example().hardNegatives())
                .hasSize(5)
                .startsWith("p1", "p2", "p3")
                .doesNotContain("p0")
                .doesNotHaveDuplicates();
        assertThat(filled.report().filled()).isEqualTo(2);
        assertThat(filled.report().shortOf()).isZero();
        assertThat(leftOut.examples()).isEmpty();
        assertThat(leftOut.report().leftOut()).isOne();
        assertThat(leftOut.report().scores()).isEmpty();
    }

    @Test
    void everyPassageThatWasFoundIsAccountedFor() {
        MiningData data = data(List.of(TrainingExample.ofPair("zero", "p50")), circle(), 0);
        ScoreLimits limits = new ScoreLimits(
                OptionalDouble.of(cosine(30.5)),
                OptionalDouble.of(cosine(79.5)),
                OptionalDouble.empty(),
                OptionalDouble.of(0.1));

        MiningReport report = mine(
                        data,
                        new MiningSettings(
                                new RankRange(2, 90, RankRange.Counted.FOUND),
                                limits,
                                OF_TEXT,
                                choice(7, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1)))
                .report();

        assertThat(report.found()).isEqualTo(90);
        assertThat(report.negatives()).isEqualTo(7);
        // p0 and p1 rank before; up to p54 the score is above 0.9 times that of p50; from p80 on it is too low
        assertThat(report.dropped())
                .containsAllEntriesOf(Map.of(
                        DropRule.BEFORE_RANGE, 2L,
                        DropRule.POSITIVE, 1L,
                        DropRule.RELATIVE_MARGIN, 52L,
                        DropRule.MIN_SCORE, 10L));
        assertThat(report.notNeeded()).isEqualTo(90 - 2 - 1 - 52 - 10 - 7);
        assertThat(report.scores().orElseThrow().negatives().count()).isEqualTo(7);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> RankRange.parse("210-10", RankRange.Counted.FOUND))
                .hasMessageContaining("210-10");
        assertThatThrownBy(() -> RankRange.parse("10", RankRange.Counted.FOUND)).hasMessageContaining("as 10-210");
        assertThatThrownBy(() -> choice(0, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1))
                .hasMessageContaining("negatives is 0");
        assertThatThrownBy(() -> new Sameness(OptionalDouble.of(1.5), OptionalDouble.empty()))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new ScoreLimits(
                        OptionalDouble.of(0.1), OptionalDouble.of(0.2), OptionalDouble.empty(), OptionalDouble.empty()))
                .hasMessageContaining("nothing would be left");
        assertThatThrownBy(() -> new ScoreLimits(
                        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(-1), OptionalDouble.empty()))
                .hasMessageContaining("absolute margin is -1.0");
        assertThatThrownBy(() -> data(List.of(TrainingExample.ofPair("q", "p0")), List.of(), 0))
                .hasMessageContaining("no candidate");
    }

    @Test
    void aServedRerankerPutsWhatIsFoundInItsOrderAndTheLimitsAreItsOwn() {
        List<TinyReranker.Pair> pairs = TinyReranker.golden();
        String query = pairs.getFirst().query();
        List<String> passages =
                pairs.stream().map(TinyReranker.Pair::passage).distinct().toList();
        TrainingExample example = TrainingExample.ofPair(query, "nothing of the kind");
        MiningData data = data(List.of(example), passages, 0);
        Choice all = choice(passages.size(), Choice.Sampling.TOP, Choice.Shortage.KEEP, 1);
        try (TinyReranker reranker = new TinyReranker()) {
            RerankerScorer scorer = new RerankerScorer(reranker.model(), RerankerScorer.Scale.PROBABILITY);
            List<Double> scores = scorer.scores(query, passages);
            double middle =
                    scores.stream().sorted().skip(scores.size() / 2).findFirst().orElseThrow();
            ScoreLimits atMost = new ScoreLimits(
                    OptionalDouble.of(middle), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

            Mined mined = new Miner(data.exactSearch(), Optional.of(scorer), (done, total) -> {})
                    .mine(data, new MiningSettings(ALL, atMost, OF_TEXT, all));

            List<String> expected = passages.stream()
                    .filter(text -> scores.get(passages.indexOf(text)) <= middle)
                    .sorted(Comparator.comparing((String text) -> -scores.get(passages.indexOf(text))))
                    .toList();
            assertThat(mined.examples().getFirst().example().hardNegatives()).isEqualTo(expected);
            assertThat(mined.report().dropped())
                    .containsEntry(DropRule.MAX_SCORE, (long) passages.size() - expected.size());
            // The probability is what CrossEncoder predicts, the logit what it begins with.
            assertThat(scores.getFirst()).isEqualTo(pairs.getFirst().score(), Offset.offset(1e-5));
            assertThat(new RerankerScorer(reranker.model(), RerankerScorer.Scale.LOGIT)
                            .scores(query, passages)
                            .getFirst())
                    .isEqualTo(pairs.getFirst().logit(), Offset.offset(2e-5));
        }
    }

    private static Mined mine(MiningData data, MiningSettings settings) {
        return new Miner(data.exactSearch(), Optional.empty(), (done, total) -> {}).mine(data, settings);
    }

    private static MiningSettings settings(Sameness sameness, Choice choice) {
        return new MiningSettings(ALL, ScoreLimits.NONE, sameness, choice);
    }

    private static Choice choice(int negatives, Choice.Sampling sampling, Choice.Shortage shortage, long seed) {
        return new Choice(negatives, sampling, shortage, seed);
    }

    private static List<String> circle() {
        return IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
    }

    private static MiningData data(List<TrainingExample> examples, List<String> pool, int... queryDegrees) {
        Passages passages = Passages.of(examples, pool);
        List<float[]> vectors = new ArrayList<>();
        passages.texts().forEach(text -> vectors.add(at(degrees(text))));
        return new MiningData(
                examples,
                passages,
                MiningVectors.unit(
                        Embeddings.copyOf(IntStream.of(queryDegrees)
                                .mapToObj(MinerTest::at)
                                .toArray(float[][]::new)),
                        Embeddings.copyOf(vectors.toArray(float[][]::new))));
    }

    /** The number in a text; texts without one lie beyond all others. */
    private static int degrees(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 120 : Integer.parseInt(digits);
    }

    private static float[] at(int degrees) {
        return new float[] {(float) cosine(degrees), (float) Math.sin(Math.toRadians(degrees))};
    }

    private static double cosine(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }
}
