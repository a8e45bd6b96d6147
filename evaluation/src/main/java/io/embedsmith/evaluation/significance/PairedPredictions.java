package io.embedsmith.evaluation.significance;

import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The metric is a function of all predictions together; of several measures, the best counts. */
final class PairedPredictions implements PairedPart {
    private static final String BEST_MEASURE = "max";

    private final PairMetric metric;
    private final Column gold;
    private final List<Measure> measures;

    /** Predictions of both systems, as they are and on the scale on which they are exchanged. */
    private static final class Measure {
        final Column first;
        final Column second;
        final double[] firstScale;
        final double[] secondScale;

        Measure(PairMetric metric, Column first, Column second) {
            this.first = first;
            this.second = second;
            this.firstScale = metric.exchangeable(first);
            this.secondScale = metric.exchangeable(second);
        }
    }

    private PairedPredictions(PairMetric metric, Column gold, List<Measure> measures) {
        this.metric = metric;
        this.gold = gold;
        this.measures = measures;
    }

    /** Of a metric such as {@code cosine_spearman}, or {@code max_ap} over all measures. */
    static PairedPredictions of(Items.Pairs first, Items.Pairs second, String name) {
        SameItems.requireGold(first.gold(), second.gold());
        int split = name.lastIndexOf('_');
        String measure = name.substring(0, Math.max(0, split));
        PairMetric metric = PairMetric.ofSuffix(name.substring(split + 1))
                .orElseThrow(() -> new IncomparableException("systems cannot be compared by '" + name
                        + "'; over pairs there are spearman, pearson, ap, accuracy and f1 of a measure, such as"
                        + " cosine_spearman"));
        List<String> names =
                measure.equals(BEST_MEASURE) ? List.copyOf(first.byMeasure().keySet()) : List.of(measure);
        List<Measure> measures = new ArrayList<>();
        for (String each : names) {
            measures.add(new Measure(metric, column("first", first, each), column("second", second, each)));
        }
        return new PairedPredictions(metric, Column.of(first.gold()), measures);
    }

    private static Column column(String which, Items.Pairs items, String measure) {
        List<Double> predicted = items.byMeasure().get(measure);
        if (predicted == null) {
            throw new IncomparableException("the items of the " + which + " system have no measure '" + measure
                    + "'; they have " + items.byMeasure().keySet());
        }
        return Column.of(predicted);
    }

    @Override
    public int items() {
        return gold.size();
    }

    @Override
    public double first(int... counts) {
        double best = Double.NaN;
        for (Measure measure : measures) {
            best = better(best, metric.of(gold, measure.first, counts));
        }
        return best;
    }

    @Override
    public double second(int... counts) {
        double best = Double.NaN;
        for (Measure measure : measures) {
            best = better(best, metric.of(gold, measure.second, counts));
        }
        return best;
    }

    @Override
    public double difference(Swaps swaps, int offset) {
        int[] once = new int[items()];
        Arrays.fill(once, 1);
        double first = Double.NaN;
        double second = Double.NaN;
        for (Measure measure : measures) {
            double[] ofFirst = mixed(measure.firstScale, measure.secondScale, swaps, offset);
            double[] ofSecond = mixed(measure.secondScale, measure.firstScale, swaps, offset);
            first = better(first, metric.of(gold, metric.exchanged(ofFirst), once));
            second = better(second, metric.of(gold, metric.exchanged(ofSecond), once));
        }
        return first - second;
    }

    private static double[] mixed(double[] own, double[] other, Swaps swaps, int offset) {
        double[] mixed = new double[own.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = swaps.at(offset + i) ? other[i] : own[i];
        }
        return mixed;
    }

    /** A measure that is not defined does not count. */
    private static double better(double best, double value) {
        return Double.isNaN(best) || value > best ? value : best;
    }
}
