package io.embedsmith.training.run;

/** Hears how a run goes, in its thread. */
@FunctionalInterface
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = event -> {};

    /** Something happened. */
    void on(TrainingEvent event);
}
