package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Normalised area under the abstention curve (Gisserot-Boukhlef et al., arXiv 2402.12997): how much the mean of a metric grows
 * when the queries with the least confident rankings are left out, from none to 90 %, between not at all (0) and as much as it
 * could (1). Confidence is the highest score, the spread of the scores, or the lead of the first over the second.
 */
final class AbstentionGain {
    private static final int RATES = 10;

    private final SequencedMap<String, double[]> confidences = new LinkedHashMap<>();

    AbstentionGain(List<Ranking> rankings) {
        List<double[]> scores = rankings.stream()
                .map(ranking -> ranking.passages().stream()
                        .mapToDouble(ScoredPassage::score)
                        .toArray())
                .toList();
        confidences.put(
                "max",
                scores.stream().mapToDouble(s -> s.length == 0 ? 0 : s[0]).toArray());
        confidences.put(
                "std", scores.stream().mapToDouble(AbstentionGain::spread).toArray());
        confidences.put(
                "diff1",
                scores.stream().mapToDouble(s -> s.length < 2 ? 0 : s[0] - s[1]).toArray());
    }

    /** By each kind of confidence; NaN when leaving out cannot change the mean. */
    SequencedMap<String, Double> of(List<Double> metric) {
        double[] values = metric.stream().mapToDouble(Double::doubleValue).toArray();
        double[] oracle = curve(values, values);
        double flat = oracle[0] * (RATES - 1) / RATES;
        // Told by the values: the areas would differ in the last bit or not, as the rounding goes.
        boolean fixed = Constant.is(values);
        double most = area(oracle);
        SequencedMap<String, Double> gains = new LinkedHashMap<>();
        confidences.forEach((name, confidence) -> {
            double area = area(curve(confidence, values));
            gains.put(name, fixed ? Double.NaN : (area - flat) / (most - flat));
        });
        return gains;
    }

    private static double[] curve(double[] confidence, double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> confidence[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] curve = new double[RATES];
        for (int rate = 0; rate < RATES; rate++) {
            int leftOut = (int) Math.min(Math.rint(rate * 0.1 * order.length), order.length - 1.0);
            double sum = 0;
            for (int i = leftOut; i < order.length; i++) {
                sum += values[order[i]];
            }
            curve[rate] = sum / (order.length - leftOut);
        }
        return curve;
    }

    /** Trapezoids of width 0.1. */
    private static double area(double... curve) {
        double sum = 0;
        for (int i = 1; i < curve.length; i++) {
            sum += (curve[i - 1] + curve[i]) / 2 / RATES;
        }
        return sum;
    }

    private static double spread(double... scores) {
        return scores.length == 0 ? 0 : Metrics.standardDeviation(Metrics.list(scores));
    }
}
