package io.embedsmith.api.evaluation.task;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which models are to be measured on which tasks.
 *
 * @param models ids
 * @param tasks names
 * @param second a reranker: each model is measured alone and with it behind
 */
public record EvaluationWish(List<String> models, List<String> tasks, Optional<EvaluatedSystem.Second> second) {
    private static final int MOST_MODELS = 100;
    private static final int MOST_TASKS = 500;

    public EvaluationWish {
        second = Objects.requireNonNullElse(second, Optional.empty()); // wishes that were stored before there were any
        models = distinct("models", models, MOST_MODELS);
        tasks = distinct("tasks", tasks, MOST_TASKS);
    }

    /** What is measured on each task, in this order. */
    public List<EvaluatedSystem> systems() {
        return models.stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(EvaluatedSystem.alone(model)),
                        second.stream().map(behind -> new EvaluatedSystem(model, Optional.of(behind)))))
                .toList();
    }

    /** As results and reports call them. */
    public List<String> names() {
        return systems().stream().map(EvaluatedSystem::name).toList();
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
