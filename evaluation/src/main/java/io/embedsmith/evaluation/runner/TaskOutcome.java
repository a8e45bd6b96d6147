package io.embedsmith.evaluation.runner;

import io.embedsmith.evaluation.result.TaskResult;

/** What became of a task. */
public sealed interface TaskOutcome {

    /** It ran, and its result was written. */
    record Finished(TaskResult result) implements TaskOutcome {}

    /** Its result was there. */
    record Kept(TaskResult result) implements TaskOutcome {}

    /** It failed; a result that was there before is kept. */
    record Failed(RuntimeException cause) implements TaskOutcome {}
}
