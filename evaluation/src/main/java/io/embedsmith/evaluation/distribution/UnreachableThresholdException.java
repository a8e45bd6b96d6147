package io.embedsmith.evaluation.distribution;

import io.embedsmith.evaluation.EvaluationException;

/** No threshold reaches what was asked for; the caller must ask for less. */
public final class UnreachableThresholdException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    UnreachableThresholdException(ThresholdGoal goal, Threshold best) {
        super("no threshold reaches " + goal + "; the best is a precision of " + best.precision() + " at the threshold "
                + best.value() + " with a recall of " + best.recall() + "; ask for that or less");
    }
}
