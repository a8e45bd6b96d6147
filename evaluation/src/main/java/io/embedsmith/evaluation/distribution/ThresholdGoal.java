package io.embedsmith.evaluation.distribution;

/** What a threshold should reach. */
public sealed interface ThresholdGoal {

    /** At least this precision, with the highest recall that allows. */
    record Precision(double atLeast) implements ThresholdGoal {
        public Precision {
            requireShare("precision", atLeast);
        }

        @Override
        public String toString() {
            return "a precision of at least " + atLeast;
        }
    }

    /** At least this recall, with the highest precision that allows. */
    record Recall(double atLeast) implements ThresholdGoal {
        public Recall {
            requireShare("recall", atLeast);
        }

        @Override
        public String toString() {
            return "a recall of at least " + atLeast;
        }
    }

    /** The highest F1. */
    record BestF1() implements ThresholdGoal {
        @Override
        public String toString() {
            return "the best F1";
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "the " + name + " asked for is " + value + "; more than 0 and at most 1 is allowed");
        }
    }
}
