package io.embedsmith.api.evaluation;

import java.util.concurrent.CancellationException;

/** Tells work that is under way whether it is to stop. */
public interface StopSignal {
    /** Whether to stop; what is finished is kept. */
    boolean isCancelled();

    /** Ends all by an exception when the work is to stop. */
    default void goOn() {
        if (isCancelled()) {
            throw new CancellationException("asked to stop");
        }
    }
}
