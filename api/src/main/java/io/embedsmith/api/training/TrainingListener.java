package io.embedsmith.api.training;

/** Hears how far a training is, and says whether to go on. */
public interface TrainingListener {
    /** So many steps of so many are done. */
    void done(long step, long steps);

    /** Whether to stop; the checkpoint stays. */
    boolean isCancelled();
}
