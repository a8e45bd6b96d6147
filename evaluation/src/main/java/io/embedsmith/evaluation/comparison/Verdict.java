package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.wording.Caption;

/** What a corrected p value and the sign of the difference say. */
public enum Verdict {
    /** The first system is significantly better. */
    FIRST_BETTER(Caption.FIRST_BETTER),
    /** The second system is significantly better. */
    SECOND_BETTER(Caption.SECOND_BETTER),
    /** Chance could have made the difference. */
    NO_DIFFERENCE(Caption.NO_DIFFERENCE);

    /** A difference that chance makes less often than this is significant. */
    public static final double LEVEL = 0.05;

    private final Caption words;

    Verdict(Caption words) {
        this.words = words;
    }

    static Verdict of(double difference, double correctedP) {
        if (correctedP >= LEVEL) {
            return NO_DIFFERENCE;
        }
        return difference > 0 ? FIRST_BETTER : SECOND_BETTER;
    }

    /** In words. */
    public Caption words() {
        return words;
    }
}
