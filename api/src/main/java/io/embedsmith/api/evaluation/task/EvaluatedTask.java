package io.embedsmith.api.evaluation.task;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of one model on one task.
 *
 * @param model what was measured, by {@link EvaluatedSystem#name()}
 */
public record EvaluatedTask(String model, String task, Ending ending) {

    /** How it ended. */
    public sealed interface Ending {}

    /**
     * There is a result.
     *
     * @param wasThere whether an earlier evaluation had it, so that nothing was run
     */
    public record Scored(Score score, boolean wasThere) implements Ending {}

    /** There is none; the other tasks went on. */
    public record Failed(String code, String message) implements Ending {}

    /**
     * A result as it is stored.
     *
     * @param score the task's main score
     * @param seconds what it took when it was measured, embedding included
     */
    public record Score(
            UUID id, String revision, String datasetRevision, double score, double seconds, Instant measuredAt) {}
}
