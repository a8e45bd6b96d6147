package io.embedsmith.api.evaluation.task;

import java.util.List;
import java.util.UUID;

/**
 * Which two models of an evaluation are to be compared.
 *
 * @param tasks names; empty for all of the evaluation
 * @param examples items of each task that won and lost most
 */
public record ComparisonWish(UUID evaluation, String first, String second, List<String> tasks, int examples) {
    /** Examples when nothing is said. */
    public static final int DEFAULT_EXAMPLES = 10;

    private static final int MOST_EXAMPLES = 100;

    public ComparisonWish {
        tasks = List.copyOf(tasks);
        if (first.equals(second)) {
            throw new IllegalArgumentException(
                    "first and second are both '" + first + "'; two models of the evaluation are needed");
        }
        if (examples < 0 || examples > MOST_EXAMPLES) {
            throw new IllegalArgumentException("examples is " + examples + "; 0 to " + MOST_EXAMPLES + " are allowed");
        }
    }
}
