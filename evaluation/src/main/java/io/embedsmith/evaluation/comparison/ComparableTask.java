package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.significance.PairedTest;
import java.util.List;

/**
 * A task that both systems were measured on.
 *
 * @param name of the task
 * @param metric its main score
 * @param parts each split of each subset; the score is the mean over subsets, then over splits
 */
public record ComparableTask(String name, String metric, List<ComparablePart> parts) {

    public ComparableTask {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("task " + name + " has no part to compare; at least 1 is needed");
        }
    }

    /** The same for a test, where the task counts with a coefficient. */
    public List<PairedTest.Part> testParts(double coefficient) {
        long splits = parts.stream().map(ComparablePart::split).distinct().count();
        return parts.stream()
                .map(part -> new PairedTest.Part(
                        metric, part.first(), part.second(), coefficient / splits / subsets(part.split())))
                .toList();
    }

    private long subsets(String split) {
        return parts.stream().filter(part -> part.split().equals(split)).count();
    }
}
