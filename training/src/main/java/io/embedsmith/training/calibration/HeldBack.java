package io.embedsmith.training.calibration;

import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.distribution.UnreachableThresholdException;
import io.embedsmith.evaluation.distribution.UnusableScoresException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a threshold reaches on data that did not choose it: each fifth of the groups in turn is cut where the other four say.
 * That is what to expect of new data of the same kind.
 *
 * @param kept positives and negatives that are kept
 * @param right positives that are kept
 * @param positives all positives
 */
public record HeldBack(long kept, long right, long positives) {
    private static final int FOLDS = 5;
    private static final long SEED = 42;

    static HeldBack of(List<ScoredGroup> groups, ThresholdGoal goal) {
        List<ScoredGroup> shuffled = shuffled(groups);
        long kept = 0;
        long right = 0;
        long positives = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            OptionalDouble cut = cut(part(shuffled, fold, false), goal);
            for (ScoredGroup held : part(shuffled, fold, true)) {
                positives += held.positives().size();
                if (cut.isPresent()) {
                    long found = atLeast(held.positives(), cut.getAsDouble());
                    right += found;
                    kept += found + atLeast(held.negatives(), cut.getAsDouble());
                }
            }
        }
        return new HeldBack(kept, right, positives);
    }

    /** Neighbours in a file may be alike; the draw is always the same. */
    private static List<ScoredGroup> shuffled(List<ScoredGroup> groups) {
        List<ScoredGroup> shuffled = new ArrayList<>(groups);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    private static List<ScoredGroup> part(List<ScoredGroup> groups, int fold, boolean held) {
        return IntStream.range(0, groups.size())
                .filter(i -> (i % FOLDS == fold) == held)
                .mapToObj(groups::get)
                .toList();
    }

    /** Empty where these groups alone cannot choose one. */
    private static OptionalDouble cut(List<ScoredGroup> groups, ThresholdGoal goal) {
        try {
            return OptionalDouble.of(
                    Thresholds.of(ScoredGroup.all(groups)).reaching(goal).value());
        } catch (UnusableScoresException | UnreachableThresholdException e) {
            return OptionalDouble.empty();
        }
    }

    private static long atLeast(List<Double> scores, double cut) {
        return scores.stream().filter(score -> score >= cut).count();
    }

    /** Share of what is kept that is positive; 1 when nothing is kept. */
    public double precision() {
        return kept == 0 ? 1 : (double) right / kept;
    }

    /** Share of the positives that is kept. */
    public double recall() {
        return positives == 0 ? 0 : (double) right / positives;
    }
}
