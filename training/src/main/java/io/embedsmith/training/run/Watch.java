package io.embedsmith.training.run;

import java.util.OptionalInt;

/**
 * When a run looks up.
 *
 * @param evaluateEvery steps between two evaluations; empty for once an epoch
 * @param checkpointEvery steps between two checkpoints; empty for one every five minutes. Each evaluation writes one too
 * @param patience evaluations without a better one after which the run ends; empty for never
 */
public record Watch(OptionalInt evaluateEvery, OptionalInt checkpointEvery, OptionalInt patience) {
    /** Once an epoch, and to the end. */
    public static final Watch DEFAULT = new Watch(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public Watch {
        require("steps between evaluations", evaluateEvery);
        require("steps between checkpoints", checkpointEvery);
        require("patience", patience);
    }

    private static void require(String what, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new IllegalArgumentException(what + " is " + value.getAsInt() + "; at least 1 is needed");
        }
    }
}
