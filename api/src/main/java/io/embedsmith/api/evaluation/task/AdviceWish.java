package io.embedsmith.api.evaluation.task;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which models are to choose from.
 *
 * @param models ids
 * @param tasks whose mean is the quality; may be empty where a collection is named
 * @param collection whose passages say how many each model would truncate
 * @param set judged queries of the collection, by which quality is measured as well
 * @param passages that storage is counted for
 */
public record AdviceWish(
        List<String> models, List<String> tasks, Optional<String> collection, Optional<String> set, long passages) {
    /** Passages when nothing is said. */
    public static final long DEFAULT_PASSAGES = 1_000_000;

    private static final int MOST_MODELS = 100;
    private static final int MOST_TASKS = 100;
    private static final long MOST_PASSAGES = 1_000_000_000_000L;

    public AdviceWish {
        set = Objects.requireNonNullElse(set, Optional.empty()); // wishes that were stored before there were any
        models = EvaluationWish.distinct("models", models, MOST_MODELS);
        if (set.isPresent() && collection.isEmpty()) {
            throw new IllegalArgumentException(
                    "set is '" + set.get() + "' and collection is missing; name the collection whose set it is");
        }
        if (tasks.isEmpty() && collection.isEmpty()) {
            throw new IllegalArgumentException(
                    "tasks and collection are both missing; name the tasks that quality is measured on, or a collection");
        }
        tasks = tasks.isEmpty() ? List.of() : EvaluationWish.distinct("tasks", tasks, MOST_TASKS);
        if (passages < 1 || passages > MOST_PASSAGES) {
            throw new IllegalArgumentException("passages is " + passages + "; 1 to " + MOST_PASSAGES + " are allowed");
        }
    }

    /** Each model is weighed once and run on every task. */
    int steps() {
        return models.size() * (tasks.size() + (set.isPresent() ? 1 : 0) + 1);
    }
}
