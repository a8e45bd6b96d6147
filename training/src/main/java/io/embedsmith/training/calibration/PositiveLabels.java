package io.embedsmith.training.calibration;

import io.embedsmith.training.data.UnusableTrainingDataException;
import java.util.List;

/**
 * Which labels say that two texts belong together.
 *
 * @param from the lowest of them
 */
public record PositiveLabels(double from) {
    private static final PositiveLabels ONE = new PositiveLabels(1);

    public PositiveLabels {
        if (!Double.isFinite(from)) {
            throw new IllegalArgumentException(
                    "the lowest label of what belongs together is " + from + "; a finite number is needed");
        }
    }

    /**
     * Where all labels are 0 or 1: 1.
     *
     * @throws UnusableTrainingDataException if a label is neither: nobody said from which on a pair belongs together
     */
    public static PositiveLabels ofYesOrNo(List<Double> labels) {
        labels.stream().filter(label -> !isYesOrNo(label)).findFirst().ifPresent(label -> {
            throw new UnusableTrainingDataException("a pair has the label " + label
                    + ", neither 0 nor 1; say from which label on a pair belongs together");
        });
        return ONE;
    }

    /** 1 where all labels are 0 or 1; of grades the upper half: those from the middle of the lowest and the highest on. */
    public static PositiveLabels upperHalf(List<Double> labels) {
        if (labels.stream().allMatch(PositiveLabels::isYesOrNo)) {
            return ONE;
        }
        double lowest = labels.stream().mapToDouble(label -> label).min().orElseThrow();
        double highest = labels.stream().mapToDouble(label -> label).max().orElseThrow();
        return new PositiveLabels(lowest + (highest - lowest) / 2);
    }

    /** A pair with this label as a group of its own. */
    public ScoredGroup group(double label, double score) {
        return label >= from ? new ScoredGroup(List.of(score), List.of()) : new ScoredGroup(List.of(), List.of(score));
    }

    private static boolean isYesOrNo(double label) {
        return label == 0 || label == 1;
    }
}
