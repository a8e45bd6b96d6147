package io.embedsmith.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.evaluation.task.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SciPyParityTest {
    private static final TestPlan PLAN = new TestPlan(20_000, 0.95, 1);

    @Test
    void exactPOfMeansIsSciPys() {
        JsonNode expected = Golden.of("fewScores");

        PairedOutcome outcome = test(scores(expected, "first"), scores(expected, "second"), "m", PLAN);

        assertThat(outcome.rounds()).isEmpty();
        assertThat(outcome.p()).isCloseTo(expected.path("p").doubleValue(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spearman", "pearson", "ap"})
    void exactPOverPairsIsSciPys(String metric) {
        JsonNode expected = Golden.of("fewPairs").path(metric);

        PairedOutcome outcome = test(pairs(expected, "first"), pairs(expected, "second"), "cosine_" + metric, PLAN);

        assertThat(outcome.rounds()).isEmpty();
        assertThat(outcome.p()).isCloseTo(expected.path("p").doubleValue(), within(1e-12));
    }

    @Test
    void sampledMeansAgreeWithSciPy() {
        JsonNode expected = Golden.of("manyScores");

        PairedOutcome outcome = test(scores(expected, "first"), scores(expected, "second"), "m", PLAN);

        assertThat(outcome.rounds()).hasValue(20_000);
        assertThat(outcome.p()).isCloseTo(expected.path("p").doubleValue(), within(0.015));
        assertInterval(outcome.first(), expected.path("firstInterval"));
        assertInterval(outcome.second(), expected.path("secondInterval"));
        assertInterval(outcome.difference(), expected.path("differenceInterval"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spearman", "pearson", "ap"})
    void sampledPairsAgreeWithSciPy(String metric) {
        JsonNode expected = Golden.of("manyPairs").path(metric);

        PairedOutcome outcome = test(pairs(expected, "first"), pairs(expected, "second"), "cosine_" + metric, PLAN);

        assertThat(outcome.p()).isCloseTo(expected.path("p").doubleValue(), within(0.006));
        assertInterval(outcome.first(), expected.path("firstInterval"));
        assertInterval(outcome.difference(), expected.path("differenceInterval"));
    }

    @Test
    void metricsOfRepeatedPairsAreThoseOfTheLongList() {
        JsonNode samples = Golden.of("samples");
        assertThat(samples).hasSize(20);
        samples.forEach(sample -> {
            PairMetric metric =
                    PairMetric.ofSuffix(sample.path("metric").textValue()).orElseThrow();
            Column gold = Column.of(Golden.numbers(sample.path("gold")));
            Column predicted = Column.of(Golden.numbers(sample.path("predicted")));
            int[] counts = Golden.numbers(sample.path("counts")).stream()
                    .mapToInt(Double::intValue)
                    .toArray();
            int[] once = IntStream.generate(() -> 1).limit(counts.length).toArray();

            assertThat(metric.of(gold, predicted, counts))
                    .as(metric.suffix())
                    .isCloseTo(sample.path("value").doubleValue(), within(1e-12));
            assertThat(metric.of(gold, predicted, once))
                    .as(metric.suffix())
                    .isCloseTo(sample.path("whole").doubleValue(), within(1e-12));
        });
    }

    /** Ends of two intervals from 20,000 rounds each: their sampling error is about 1% of the width. */
    private static void assertInterval(Interval interval, JsonNode expected) {
        double low = expected.get(0).doubleValue();
        double high = expected.get(1).doubleValue();
        assertThat(interval.low()).isCloseTo(low, within(0.04 * (high - low)));
        assertThat(interval.high()).isCloseTo(high, within(0.04 * (high - low)));
    }

    private static PairedOutcome test(Items first, Items second, String metric, TestPlan plan) {
        return PairedTest.of(List.of(new PairedTest.Part(metric, first, second, 1)), plan);
    }

    private static Items scores(JsonNode expected, String which) {
        List<Double> scores = Golden.numbers(expected.path(which));
        return new Items.Scores(
                IntStream.range(0, scores.size()).mapToObj(i -> "q" + i).toList(), columns("m", scores));
    }

    private static Items pairs(JsonNode expected, String which) {
        return new Items.Pairs(
                columns("cosine", Golden.numbers(expected.path(which))), Golden.numbers(expected.path("gold")));
    }

    private static SequencedMap<String, List<Double>> columns(String name, List<Double> values) {
        SequencedMap<String, List<Double>> columns = new LinkedHashMap<>();
        columns.put(name, values);
        return columns;
    }
}
