package io.embedsmith.evaluation.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one revision of a model reached.
 *
 * @param model name
 * @param revision of the model
 * @param tasks no task twice
 */
public record ModelScores(String model, String revision, List<TaskScore> tasks) {

    public ModelScores {
        tasks = List.copyOf(tasks);
        Set<String> seen = new HashSet<>();
        for (TaskScore task : tasks) {
            if (!seen.add(task.task())) {
                throw new IllegalArgumentException(
                        model + " has two scores on " + task.task() + "; one for each task is allowed");
            }
        }
    }
}
