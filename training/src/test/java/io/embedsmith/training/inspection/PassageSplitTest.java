package io.embedsmith.training.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.UnusableTrainingDataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassageSplitTest {

    static Stream<Long> seeds() {
        String seed = System.getProperty("tests.seed");
        return seed == null ? IntStream.range(0, 50).mapToObj(i -> (long) i) : Stream.of(Long.valueOf(seed));
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void noTextIsInBothParts(long seed) {
        List<TrainingExample> examples = random(new Random(seed));

        PassageSplit<TrainingExample> split = PassageSplit.ofExamples(examples, 0.3, seed);

        Set<String> train = texts(split.train());
        assertThat(texts(split.dev())).isNotEmpty().doesNotContainAnyElementsOf(train);
        assertThat(split.train().size() + split.dev().size()).isEqualTo(examples.size());
        assertThat(split.dev()).hasSizeLessThanOrEqualTo(30);
        assertThat(PassageSplit.ofExamples(examples, 0.3, seed)).isEqualTo(split);
        assertThat(DataReport.ofExamples(split.train(), split.dev(), Optional.empty())
                        .findings())
                .extracting(Finding::kind)
                .doesNotContain(Finding.Kind.LEAKED_POSITIVE, Finding.Kind.LEAKED_QUERY);
    }

    private static List<TrainingExample> random(Random random) {
        List<TrainingExample> examples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            examples.add(new TrainingExample(
                    "query " + random.nextInt(90),
                    List.of("passage " + random.nextInt(300)),
                    IntStream.range(0, 5)
                            .mapToObj(n -> "passage " + random.nextInt(300))
                            .toList(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return examples;
    }

    private static Set<String> texts(List<TrainingExample> examples) {
        Set<String> texts = new HashSet<>();
        examples.forEach(example -> {
            texts.add(example.query());
            texts.addAll(example.positives());
            texts.addAll(example.hardNegatives());
        });
        return texts;
    }

    @Test
    void negativesLeaveWithTheirScores() {
        TrainingExample first = scored("q1", "p1", List.of("p2", "p9"), List.of(0.2, 0.9));
        TrainingExample second = scored("q2", "p2", List.of("p1", "p9"), List.of(0.1, 0.8));

        PassageSplit<TrainingExample> split = PassageSplit.ofExamples(List.of(first, second), 0.5, 1);

        TrainingExample train = split.train().getFirst();
        assertThat(train.hardNegatives()).containsExactly("p9");
        assertThat(train.teacherScores().orElseThrow().negatives())
                .containsExactly(train.query().equals("q1") ? 0.9 : 0.8);
        assertThat(split.dev().getFirst().hardNegatives()).isEmpty();
    }

    @Test
    void pairsWithACommonTextStayTogether() {
        List<LabelledPair> pairs = List.of(
                new LabelledPair("a", "b", 1),
                new LabelledPair("B!", "c", 1),
                new LabelledPair("d", "e", 0),
                new LabelledPair("f", "g", 0));

        for (long seed = 0; seed < 20; seed++) {
            PassageSplit<LabelledPair> split = PassageSplit.ofPairs(pairs, 0.5, seed);

            assertThat(split.dev()).hasSize(2);
            assertThat(split.dev().contains(pairs.get(0))).isEqualTo(split.dev().contains(pairs.get(1)));
        }
    }

    @Test
    void whatHangsTogetherCannotBeSplit() {
        List<TrainingExample> chain = List.of(TrainingExample.ofPair("q1", "p"), TrainingExample.ofPair("q2", "P."));

        assertThatThrownBy(() -> PassageSplit.ofExamples(chain, 0.5, 1))
                .isInstanceOf(UnusableTrainingDataException.class)
                .hasMessageContaining("no part of 2 examples");
        assertThatThrownBy(() -> PassageSplit.ofExamples(chain, 1, 1)).hasMessageContaining("is 1.0; above 0");
    }

    private static TrainingExample scored(String query, String positive, List<String> negatives, List<Double> scores) {
        return new TrainingExample(
                query,
                List.of(positive),
                negatives,
                Optional.of(new TeacherScores(List.of(1.0), scores)),
                Optional.empty(),
                Optional.empty());
    }
}
