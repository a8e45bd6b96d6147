package io.embedsmith.training.merge.choice;

import java.nio.file.Path;
import java.util.List;

/**
 * How a greedy soup came about.
 *
 * @param steps one for each model, the best alone first
 */
public record Soup(List<Step> steps) {

    /**
     * A model is tried.
     *
     * @param model its directory
     * @param alone mean of the main scores of the model by itself
     * @param with the same of the mean of it and the models taken before
     * @param taken whether it became part of the soup
     */
    public record Step(Path model, double alone, double with, boolean taken) {}

    public Soup {
        steps = List.copyOf(steps);
    }

    /** Score of the soup. */
    public double score() {
        return steps.stream().filter(Step::taken).toList().getLast().with();
    }

    /** What each of the models counts, in the order asked for: all that were taken the same. */
    public double[] coefficients(List<Path> models) {
        return coefficients(
                models, steps.stream().filter(Step::taken).map(Step::model).toList());
    }

    static double[] coefficients(List<Path> models, List<Path> taken) {
        return models.stream()
                .mapToDouble(model -> taken.contains(model) ? 1.0 / taken.size() : 0)
                .toArray();
    }
}
