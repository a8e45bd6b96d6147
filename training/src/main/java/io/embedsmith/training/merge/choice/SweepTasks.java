package io.embedsmith.training.merge.choice;

import io.embedsmith.evaluation.runner.TaskRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What mixtures are measured on.
 *
 * @param targets what the model was tuned for; their mean is to be high
 * @param guards what it should not forget; their mean is to stay
 */
public record SweepTasks(List<TaskRequest> targets, List<TaskRequest> guards) {

    public SweepTasks {
        targets = List.copyOf(targets);
        guards = List.copyOf(guards);
        if (targets.isEmpty() || guards.isEmpty()) {
            throw new IllegalArgumentException("there are " + targets.size() + " target tasks and " + guards.size()
                    + " guard tasks; at least 1 of each is needed: what was tuned for, and what should not be lost");
        }
        Set<String> seen = new HashSet<>();
        for (TaskRequest task : all(targets, guards)) {
            if (!seen.add(name(task))) {
                throw new IllegalArgumentException(
                        "task " + name(task) + " is named twice; a task is a target or a guard, once");
            }
        }
    }

    /** Targets, then guards. */
    List<TaskRequest> all() {
        return all(targets, guards);
    }

    private static List<TaskRequest> all(List<TaskRequest> targets, List<TaskRequest> guards) {
        List<TaskRequest> all = new ArrayList<>(targets);
        all.addAll(guards);
        return all;
    }

    static String name(TaskRequest task) {
        return task.task().descriptor().name();
    }
}
