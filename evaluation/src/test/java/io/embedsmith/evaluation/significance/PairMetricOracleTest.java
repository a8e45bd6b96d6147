package io.embedsmith.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.classification.AveragePrecision;
import io.embedsmith.evaluation.correlation.Pearson;
import io.embedsmith.evaluation.correlation.Spearman;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pass over counts gives what the metrics of the protocols give on the list with its repetitions. */
class PairMetricOracleTest {

    static LongStream seeds() {
        return Optional.ofNullable(System.getProperty("tests.seed"))
                .map(seed -> LongStream.of(Long.parseLong(seed)))
                .orElseGet(() -> LongStream.range(0, 200));
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void countsGiveWhatRepetitionGives(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int pairs = random.nextInt(3, 60);
        // Few distinct values, so that ties are the rule.
        double[] gold = random.doubles(pairs).map(x -> Math.rint(x * 3)).toArray();
        double[] predicted = random.doubles(pairs).map(x -> Math.rint(x * 9)).toArray();
        int[] counts = new int[pairs];
        IntStream.range(0, pairs).forEach(i -> counts[random.nextInt(pairs)]++);

        double[] longGold = repeated(gold, counts);
        double[] longPredicted = repeated(predicted, counts);

        assertSame(
                PairMetric.SPEARMAN,
                gold,
                predicted,
                counts,
                Spearman.of(longGold, longPredicted).coefficient());
        assertSame(
                PairMetric.PEARSON,
                gold,
                predicted,
                counts,
                Pearson.of(longGold, longPredicted).coefficient());
        boolean[] positive = new boolean[longGold.length];
        IntStream.range(0, positive.length).forEach(i -> positive[i] = longGold[i] > 0);
        if (Arrays.stream(longGold).anyMatch(value -> value > 0)) {
            assertSame(PairMetric.AP, gold, predicted, counts, AveragePrecision.of(longPredicted, positive));
        }
    }

    private static void assertSame(
            PairMetric metric, double[] gold, double[] predicted, int[] counts, double expected) {
        double actual = metric.of(Column.of(list(gold)), Column.of(list(predicted)), counts);
        if (Double.isNaN(expected)) {
            assertThat(actual).as(metric.suffix()).isNaN();
        } else {
            assertThat(actual).as(metric.suffix()).isCloseTo(expected, within(1e-9));
        }
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] repeated(double[] values, int... counts) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.generate(() -> values[i]).limit(counts[i]))
                .toArray();
    }
}
