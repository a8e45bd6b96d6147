package io.embedsmith.evaluation.advice;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A model to choose from.
 *
 * @param card with its speed, if it was measured
 * @param truncated share of the given passages that are longer than the model takes; empty if none were given
 * @param memoryBytes what the process grew by when the model was loaded and had run; empty if not measured
 * @param tasks what it did on the chosen tasks; those that were not run are missing
 */
public record Candidate(ModelCard card, OptionalDouble truncated, OptionalLong memoryBytes, List<MeasuredTask> tasks) {

    public Candidate {
        tasks = List.copyOf(tasks);
    }

    /** The name in tables. */
    public String name() {
        return card.id().value();
    }
}
