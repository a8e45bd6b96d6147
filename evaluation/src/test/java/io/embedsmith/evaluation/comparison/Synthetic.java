package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Outcomes of made-up systems. */
public final class Synthetic {
    private Synthetic() {}

    /** A retrieval task on which the first system is better by {@code gain} of 1.0 on most queries. */
    public static ComparableTask retrieval(String name, int queries, double gain) {
        RandomGenerator random = random(queries);
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            double base = Math.clamp(0.6 + 0.3 * random.nextGaussian(), 0, 1);
            first.add(Math.clamp(base + gain + 0.1 * random.nextGaussian(), 0, 1));
            second.add(base);
        }
        ComparablePart part =
                new ComparablePart("test", "default", scores("ndcg_at_10", first), scores("ndcg_at_10", second));
        return new ComparableTask(name, "ndcg_at_10", List.of(part));
    }

    /** An STS task on which the second system is noisier. */
    public static ComparableTask similarity(String name, int pairs, double noise) {
        RandomGenerator random = random(~pairs);
        List<Double> gold = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            double truth = random.nextGaussian();
            gold.add(truth > 0 ? 1.0 : 0.0);
            first.add(0.5 + 0.2 * Math.tanh(truth + 0.5 * random.nextGaussian()));
            second.add(0.7 + 0.1 * Math.tanh(truth + (0.5 + noise) * random.nextGaussian()));
        }
        ComparablePart part = new ComparablePart(
                "test",
                "default",
                new Items.Pairs(new LinkedHashMap<>(Map.of("cosine", first)), gold),
                new Items.Pairs(new LinkedHashMap<>(Map.of("cosine", second)), gold));
        return new ComparableTask(name, "cosine_spearman", List.of(part));
    }

    public static Items.Scores scores(String metric, List<Double> scores) {
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put(metric, scores);
        return new Items.Scores(
                IntStream.range(0, scores.size()).mapToObj(i -> "q" + i).toList(), byMetric);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
