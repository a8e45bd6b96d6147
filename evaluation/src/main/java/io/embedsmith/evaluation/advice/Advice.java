package io.embedsmith.evaluation.advice;

import java.util.List;
import java.util.Optional;

/**
 * What the advisor says.
 *
 * @param tasks that quality is the mean over
 * @param passages that storage is counted for
 * @param models highest quality first, then by name; those without quality last
 * @param recommended name of the model to take; empty if no model has results on all tasks
 * @param reasons in sentences
 */
public record Advice(
        List<String> tasks,
        long passages,
        List<AdvisedModel> models,
        Optional<String> recommended,
        List<Sentence> reasons) {

    public Advice {
        tasks = List.copyOf(tasks);
        models = List.copyOf(models);
        reasons = List.copyOf(reasons);
    }
}
