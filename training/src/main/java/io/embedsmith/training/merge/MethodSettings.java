package io.embedsmith.training.merge;

import java.util.List;

/**
 * What methods can be told.
 *
 * @param density share of the changes that {@code ties} and {@code dare} keep
 * @param lambda how far to go from the base
 * @param rescaling what makes up for changes that {@code dare} drops
 * @param seed of what is dropped
 */
public record MethodSettings(double density, double lambda, Rescaling rescaling, long seed) {
    /** Those of the papers. */
    public static final MethodSettings DEFAULT = new MethodSettings(0.2, 1, Rescaling.DENSITY, 42);

    private static final List<String> LABELS =
            List.of("linear", "slerp", "task_arithmetic", "ties", "dare_linear", "dare_ties");

    /**
     * The method of a name.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be set so
     */
    public MergeMethod method(String label) {
        return switch (label) {
            case "linear" -> new Linear();
            case "slerp" -> new Slerp();
            case "task_arithmetic" -> new TaskArithmetic(lambda);
            case "ties" -> new Ties(density, lambda);
            case "dare_linear" -> new DareLinear(new DareDrop(density, rescaling, seed), lambda);
            case "dare_ties" -> new DareTies(new DareDrop(density, rescaling, seed), lambda);
            default -> throw new IllegalArgumentException("'" + label + "' is no method; there are " + LABELS);
        };
    }
}
