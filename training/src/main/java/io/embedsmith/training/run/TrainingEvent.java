package io.embedsmith.training.run;

/** Something that a run tells. */
public sealed interface TrainingEvent {

    /** Steps that were done when it happened. */
    long step();

    /**
     * A step was done.
     *
     * @param steps of the whole run
     * @param loss before the step, mean over its batches
     * @param learningRate of the step
     * @param gradientNorm before it was clipped
     * @param tokens without padding
     * @param seconds that it took
     */
    record StepDone(
            long step, long steps, double loss, double learningRate, double gradientNorm, long tokens, double seconds)
            implements TrainingEvent {}

    /**
     * The weights were measured.
     *
     * @param metric what was measured
     * @param value higher is better
     * @param best whether it is the best after a step of this run
     */
    record Evaluated(long step, String metric, double value, boolean best) implements TrainingEvent {}

    /** All that is needed to go on is on disk. */
    record CheckpointWritten(long step) implements TrainingEvent {}

    /** The run goes on from a checkpoint. */
    record Resumed(long step) implements TrainingEvent {}

    /** The run ended before its last step: no better evaluation in a while. */
    record StoppedEarly(long step) implements TrainingEvent {}
}
