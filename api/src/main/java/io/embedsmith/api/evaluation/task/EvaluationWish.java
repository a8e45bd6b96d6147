package io.embedsmith.api.evaluation.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which models are to be measured on which tasks.
 *
 * @param models ids
 * @param tasks names
 */
public record EvaluationWish(List<String> models, List<String> tasks) {
    private static final int MOST_MODELS = 100;
    private static final int MOST_TASKS = 500;

    public EvaluationWish {
        models = distinct("models", models, MOST_MODELS);
        tasks = distinct("tasks", tasks, MOST_TASKS);
    }

    static List<String> distinct(String field, List<String> values, int most) {
        if (values.isEmpty() || values.size() > most) {
            throw new IllegalArgumentException(
                    field + " has " + values.size() + " entries; 1 to " + most + " are allowed");
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(field + " names '" + value + "' twice; leave one out");
            }
        }
        return List.copyOf(values);
    }
}
