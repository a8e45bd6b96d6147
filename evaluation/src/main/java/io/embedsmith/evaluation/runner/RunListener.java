package io.embedsmith.evaluation.runner;

import io.embedsmith.evaluation.task.Progress;

/** Hears how far a task is. What {@link #embedded} throws ends the task; all vectors until then are kept. */
public interface RunListener extends Progress {
    /** Hears nothing. */
    RunListener NONE = (stage, done, total) -> {};

    /** A sentence with numbers about what was left out of the data. */
    default void noted(String note) {}

    /** Texts that have vectors now, and those that the task needs of the kind in work. */
    default void embedded(long done, long total) {}
}
