package io.embedsmith.api.evaluation.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Models measured on tasks.
 *
 * @param id that of its job
 * @param done what is finished, kept or failed so far, in the order of the wish
 */
public record TaskEvaluation(UUID id, EvaluationWish wish, Instant createdAt, List<EvaluatedTask> done) {
    public TaskEvaluation {
        done = List.copyOf(done);
    }

    /** How many pairs of what is measured and a task there are. */
    public int total() {
        return wish.systems().size() * wish.tasks().size();
    }

    /** How many of them failed. */
    public long failed() {
        return done.stream()
                .filter(task -> task.ending() instanceof EvaluatedTask.Failed)
                .count();
    }
}
