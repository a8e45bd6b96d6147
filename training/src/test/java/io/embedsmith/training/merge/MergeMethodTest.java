package io.embedsmith.training.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.training.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each formula by hand, and against mergekit's numbers. */
class MergeMethodTest {
    private static final double[] HALVES = {0.5, 0.5};
    private static final double[] ONES = {1, 1};

    static Stream<JsonNode> golden() {
        List<JsonNode> cases = new ArrayList<>();
        Golden.read("merge-methods.json").path("cases").forEach(cases::add);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void mergekitGivesTheSame(JsonNode golden) {
        JsonNode tensors = Golden.read("merge-methods.json").path("tensors");
        List<float[]> models = new ArrayList<>();
        tensors.path("models").forEach(model -> models.add(Golden.floats(model)));
        List<Double> weights = new ArrayList<>();
        golden.path("weights").forEach(weight -> weights.add(weight.asDouble()));
        ArrayTensors group = new ArrayTensors(
                models.subList(0, weights.size()),
                Golden.floats(tensors.path("base")),
                weights.stream().mapToDouble(Double::doubleValue).toArray());
        double density = golden.path("density").asDouble(1);
        double lambda = golden.path("lambda").asDouble(1);

        float[] merged =
                switch (golden.path("method").asText()) {
                    case "linear" -> new Linear().merge(group);
                    case "slerp" -> new Slerp().merge(group);
                    case "task_arithmetic" -> new TaskArithmetic(lambda).merge(group);
                    case "ties" -> new Ties(density, lambda).merge(group);
                    case "dare_linear" ->
                        dare(density, lambda, ChangeSum.Sum.ALL).merge(group);
                    case "dare_ties" ->
                        dare(density, lambda, ChangeSum.Sum.ELECTED).merge(group);
                    default -> throw new IllegalStateException("unknown method in the golden file: " + golden);
                };

        float[] expected = Golden.floats(golden.path("merged"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(merged[i])
                    .as("element %d of %s", i, golden.path("method"))
                    .isCloseTo(expected[i], within(2e-6f));
        }
    }

    /** The golden program keeps those whose number, times 7 and plus 3 for each model before, has a small rest by 10. */
    private static ChangeSum dare(double density, double lambda, ChangeSum.Sum sum) {
        return new ChangeSum(
                new RandomChanges(density, Rescaling.L1, of -> {
                    int[] next = {0};
                    return () -> (next[0]++ * 7 + of.model() * 3) % 10 < density * 10;
                }),
                sum,
                lambda);
    }

    @Test
    void linearIsTheWeightedMean() {
        assertThat(new Linear().merge(ArrayTensors.of(new double[] {0.25, 0.75}, array(4, -8), array(8, 0))))
                .containsExactly(0.25f * 4 + 0.75f * 8, 0.25f * -8);
    }

    @Test
    void slerpOfRightAngledTensorsGoesAlongTheCircle() {
        // Between (2, 0) and (0, 2) at t = 1/3: sin 60° and sin 30° of 2.
        float[] merged = new Slerp().merge(ArrayTensors.of(new double[] {2 / 3.0, 1 / 3.0}, array(2, 0), array(0, 2)));

        assertThat(merged[0]).isCloseTo((float) Math.sqrt(3), within(1e-6f));
        assertThat(merged[1]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void slerpOfTensorsOfOneDirectionIsTheMean() {
        assertThat(new Slerp().merge(ArrayTensors.of(HALVES, array(1, 2), array(3, 6))))
                .containsExactly(2, 4);
        assertThat(new Slerp().merge(ArrayTensors.of(HALVES, array(0, 0), array(0, 0))))
                .containsExactly(0, 0);
    }

    @Test
    void slerpTakesTwoModels() {
        assertThatThrownBy(() ->
                        new Slerp().merge(ArrayTensors.of(new double[] {0.3, 0.3, 0.4}, array(1), array(2), array(3))))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("3 were given");
    }

    @Test
    void taskArithmeticAddsWhatEachLearned() {
        // 10 + 0.5 · (1 · (12 − 10) + 1 · (7 − 10))
        assertThat(new TaskArithmetic(0.5)
                        .merge(ArrayTensors.of(ONES, array(12), array(7)).on(10)))
                .containsExactly(9.5f);
    }

    @Test
    void tiesAveragesTheLargeChangesThatAgree() {
        // Changes (5, −1, 2, 1) and (3, −4, −6, 0); half of each kept: (5, 0, 2, 0) and (0, −4, −6, 0).
        // Elected signs: +, −, −, +. Means of those that agree: 5, −4, −6, none.
        float[] merged = new Ties(0.5, 1)
                .merge(ArrayTensors.of(ONES, array(6, 0, 3, 2), array(4, -3, -5, 1))
                        .on(1, 1, 1, 1));

        assertThat(merged).containsExactly(6, -3, -5, 1);
    }

    @Test
    void ofEqualChangesTheFirstAreKept() {
        float[] changes = {2, -2, 2, 1, -2};

        new LargestChanges(0.4).apply(changes, new Sparsifier.Place("", 0));

        assertThat(changes).containsExactly(2, -2, 0, 0, 0);
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theLargestAreThoseThatSortingFinds(long seed) {
        Random random = new Random(seed);
        float[] changes = new float[1_000 + random.nextInt(1_000)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3));
        }
        double density = 0.05 + random.nextDouble() * 0.9;
        int kept = (int) (density * changes.length);
        float[] amounts = new float[changes.length];
        for (int i = 0; i < changes.length; i++) {
            amounts[i] = Math.abs(changes[i]);
        }
        Arrays.sort(amounts);
        float smallest = amounts[changes.length - kept];
        float[] expected = changes.clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.abs(expected[i]) >= smallest ? expected[i] : 0;
        }

        new LargestChanges(density).apply(changes, new Sparsifier.Place("", 0));

        assertThat(changes).containsExactly(expected);
    }

    @Test
    void dareKeepsAboutItsShareAndTheMean() {
        float[] changes = new float[100_000];
        Arrays.fill(changes, 1);

        new RandomChanges(0.3, Rescaling.DENSITY, 7).apply(changes, new Sparsifier.Place("a.weight", 0));

        double sum = 0;
        int kept = 0;
        for (float change : changes) {
            sum += change;
            kept += change != 0 ? 1 : 0;
        }
        // Five standard deviations of the draw: 5 · √(0.3 · 0.7 / 100,000) = 0.0072.
        assertThat(kept / 100_000.0).isCloseTo(0.3, within(0.0072));
        assertThat(sum / 100_000).isCloseTo(1, within(0.0072 / 0.3));
    }

    @Test
    void dareDrawsTheSameForTheSameSeedAndPlaceOnly() {
        assertThat(drawn(7, "a.weight", 0)).containsExactly(drawn(7, "a.weight", 0));
        assertThat(drawn(7, "a.weight", 0)).isNotEqualTo(drawn(8, "a.weight", 0));
        assertThat(drawn(7, "a.weight", 0)).isNotEqualTo(drawn(7, "b.weight", 0));
        assertThat(drawn(7, "a.weight", 0)).isNotEqualTo(drawn(7, "a.weight", 1));
    }

    private static float[] drawn(long seed, String tensor, int model) {
        float[] changes = new float[64];
        Arrays.fill(changes, 1);
        new RandomChanges(0.5, Rescaling.NONE, seed).apply(changes, new Sparsifier.Place(tensor, model));
        return changes;
    }

    static Stream<MergeMethod> methods() {
        return Stream.of(
                new Linear(),
                new Slerp(),
                new TaskArithmetic(1),
                new Ties(1, 1),
                new DareLinear(new DareDrop(1, Rescaling.DENSITY, 0), 1),
                new DareTies(new DareDrop(1, Rescaling.DENSITY, 0), 1));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneAndZeroIsTheFirstModelBitForBit(MergeMethod method) {
        float[] first = {1e-30f, -0f, 0.1f, Float.MAX_VALUE, 3};
        float[] merged = method.merge(ArrayTensors.of(new double[] {1, 0}, first, array(7, 7, 7, 7, 7))
                .on(0.3f, 9, 1e10f, -1, 2));

        for (int i = 0; i < first.length; i++) {
            assertThat(Float.floatToRawIntBits(merged[i])).isEqualTo(Float.floatToRawIntBits(first[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void aDensityIsAShare(double density) {
        assertThatThrownBy(() -> new Ties(density, 1)).hasMessageContaining("density is " + density);
        assertThatThrownBy(() -> new DareDrop(density, Rescaling.L1, 0)).hasMessageContaining("density is " + density);
    }

    private static float[] array(float... values) {
        return values;
    }
}
