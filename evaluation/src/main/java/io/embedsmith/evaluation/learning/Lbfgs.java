package io.embedsmith.evaluation.learning;

import org.jspecify.annotations.Nullable;

/**
 * L-BFGS with ten steps of memory, as SciPy's L-BFGS-B runs it without bounds: the same first step, line search, tests for the
 * end and rules for leaving a step out of the memory. Training stops before it has converged, so the path matters.
 */
final class Lbfgs {
    private static final double EPSILON = Math.ulp(1.0);

    private final Objective objective;
    private final Limits limits;

    /**
     * When to stop.
     *
     * @param iterations at most
     * @param gradient when no component is larger
     * @param reduction when the value falls by less than that share of it
     * @param trials of one line search at most
     */
    record Limits(int iterations, double gradient, double reduction, int trials) {}

    /** A point with value and gradient. */
    private static final class Point {
        private final double[] x;
        private final double value;
        private final double[] gradient;

        Point(double[] x, double value, double[] gradient) {
            this.x = x;
            this.value = value;
            this.gradient = gradient;
        }
    }

    Lbfgs(Objective objective, Limits limits) {
        this.objective = objective;
        this.limits = limits;
    }

    /** The point where it stopped. */
    double[] minimize(double... start) {
        CurvatureMemory memory = new CurvatureMemory();
        Point point = at(start);
        boolean first = true;
        for (int i = 0; i < limits.iterations && Vectors.largest(point.gradient) > limits.gradient; i++) {
            Point next = step(point, memory, first);
            while (next == null && !memory.isEmpty()) {
                // The direction was no good: forget what led to it and go down the gradient.
                memory.forget();
                next = step(point, memory, first);
            }
            if (next == null) {
                return point.x;
            }
            first = false;
            double scale = Math.max(Math.max(Math.abs(point.value), Math.abs(next.value)), 1);
            boolean flat = Vectors.largest(next.gradient) > limits.gradient
                    && point.value - next.value <= limits.reduction * scale;
            remember(memory, point, next);
            point = next;
            if (flat) {
                return point.x;
            }
        }
        return point.x;
    }

    private @Nullable Point step(Point from, CurvatureMemory memory, boolean first) {
        double[] direction = memory.direction(from.gradient);
        double slope = Vectors.dot(from.gradient, direction);
        if (slope >= 0) {
            return null;
        }
        double firstStep = first ? Math.min(1 / Math.sqrt(Vectors.dot(direction, direction)), 1e10) : 1;
        Point[] reached = new Point[1];
        Trial found = new LineSearch(from.value, slope, limits.trials).search(firstStep, length -> {
            reached[0] = at(Vectors.plus(from.x, length, direction));
            return new Trial(length, reached[0].value, Vectors.dot(reached[0].gradient, direction));
        });
        return found == null ? null : reached[0];
    }

    private static void remember(CurvatureMemory memory, Point from, Point to) {
        double[] step = Vectors.plus(to.x, -1, from.x);
        double[] change = Vectors.plus(to.gradient, -1, from.gradient);
        double curvature = Vectors.dot(to.gradient, step) - Vectors.dot(from.gradient, step);
        if (curvature > EPSILON * -Vectors.dot(from.gradient, step)) {
            memory.add(step, change, curvature);
        }
    }

    private Point at(double... x) {
        double[] gradient = new double[x.length];
        double value = objective.valueAndGradient(x, gradient);
        return new Point(x, value, gradient);
    }
}
