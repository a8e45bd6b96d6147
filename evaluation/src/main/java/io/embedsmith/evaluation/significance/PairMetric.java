package io.embedsmith.evaluation.significance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A metric over pairs, computed for a sample in which a pair may be there several times or not at all. Sorting is done once
 * for all samples, so that a sample costs one pass; without repetition the values are those of the metrics themselves.
 */
enum PairMetric {
    SPEARMAN {
        @Override
        double of(Column gold, Column predicted, int... counts) {
            return correlation(gold.ranks(counts), predicted.ranks(counts), counts);
        }
    },
    PEARSON {
        @Override
        double of(Column gold, Column predicted, int... counts) {
            double[] x = new double[gold.size()];
            double[] y = new double[gold.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = gold.value(i);
                y[i] = predicted.value(i);
            }
            return correlation(x, y, counts);
        }

        /** Pearson's coefficient lives on distances between predictions, which ranks would take away. */
        @Override
        double[] exchangeable(Column predicted) {
            return predicted.standardised();
        }

        @Override
        Column exchanged(double... mixed) {
            return Column.unordered(mixed);
        }
    },
    /** Average precision as scikit-learn computes it: equal predictions are one threshold. */
    AP {
        @Override
        double of(Column gold, Column predicted, int... counts) {
            long positives = positives(gold, counts);
            long found = 0;
            long kept = 0;
            double sum = 0;
            // Groups of equal predictions from the highest down; 'end' is the place behind the group.
            for (int end = gold.size(); end > 0; ) {
                int start = end - 1;
                double value = predicted.value(predicted.item(start));
                long foundBefore = found;
                for (; start >= 0 && predicted.value(predicted.item(start)) == value; start--) {
                    int item = predicted.item(start);
                    kept += counts[item];
                    found += gold.value(item) > 0 ? counts[item] : 0;
                }
                if (found > foundBefore) {
                    sum += (double) (found - foundBefore) / positives * found / kept;
                }
                end = start + 1;
            }
            return positives == 0 ? Double.NaN : sum;
        }
    },
    ACCURACY {
        @Override
        double of(Column gold, Column predicted, int... counts) {
            return new BestCut(gold, predicted, counts).accuracy();
        }
    },
    F1 {
        @Override
        double of(Column gold, Column predicted, int... counts) {
            return new BestCut(gold, predicted, counts).f1();
        }
    };

    /** NaN where it is not defined, as for a constant column. */
    abstract double of(Column gold, Column predicted, int... counts);

    /**
     * Predictions on a scale on which those of two systems can be exchanged: their ranks, as one system's similarities may
     * all be higher than the other's.
     */
    double[] exchangeable(Column predicted) {
        return predicted.ranks();
    }

    /** A column of exchanged predictions. */
    Column exchanged(double... mixed) {
        return Column.ofRanks(mixed);
    }

    /** As the names of scores in result files end, such as {@code spearman} of {@code cosine_spearman}. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PairMetric> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(metric -> metric.suffix().equals(suffix))
                .findFirst();
    }

    static long positives(Column gold, int... counts) {
        long positives = 0;
        for (int i = 0; i < counts.length; i++) {
            positives += gold.value(i) > 0 ? counts[i] : 0;
        }
        return positives;
    }

    private static double correlation(double[] x, double[] y, int... counts) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < counts.length; i++) {
            n += counts[i];
            meanX += counts[i] * x[i];
            meanY += counts[i] * y[i];
        }
        meanX /= n;
        meanY /= n;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < counts.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += counts[i] * dx * dx;
            yy += counts[i] * dy * dy;
            xy += counts[i] * dx * dy;
        }
        return xy / Math.sqrt(xx * yy); // 0 / 0 for a constant column
    }
}
