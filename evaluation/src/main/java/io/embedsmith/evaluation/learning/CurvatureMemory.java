package io.embedsmith.evaluation.learning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The last steps and what they did to the gradient, and the direction that follows: minus the gradient times the inverse
 * Hessian that they imply (Liu and Nocedal 1989). It is the direction that L-BFGS-B finds by its compact matrices when there
 * are no bounds.
 */
final class CurvatureMemory {
    private static final int STEPS = 10;

    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double curvature;

        Pair(double[] step, double[] change, double curvature) {
            this.step = step;
            this.change = change;
            this.curvature = curvature;
        }
    }

    private final Deque<Pair> pairs = new ArrayDeque<>();
    private double scale = 1;

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    void forget() {
        pairs.clear();
        scale = 1;
    }

    /** Remembers a step and the change of the gradient along it, whose product {@code curvature} is positive. */
    void add(double[] step, double[] change, double curvature) {
        if (pairs.size() == STEPS) {
            pairs.removeFirst();
        }
        pairs.addLast(new Pair(step, change, curvature));
        scale = Vectors.dot(change, change) / curvature;
    }

    double[] direction(double[] gradient) {
        double[] direction = Vectors.times(-1, gradient);
        double[] shares = new double[pairs.size()];
        int i = pairs.size();
        for (Iterator<Pair> latestFirst = pairs.descendingIterator(); latestFirst.hasNext(); ) {
            Pair pair = latestFirst.next();
            i--;
            shares[i] = Vectors.dot(pair.step, direction) / pair.curvature;
            direction = Vectors.plus(direction, -shares[i], pair.change);
        }
        direction = Vectors.times(1 / scale, direction);
        for (Pair pair : pairs) {
            double share = Vectors.dot(pair.change, direction) / pair.curvature;
            direction = Vectors.plus(direction, shares[i] - share, pair.step);
            i++;
        }
        return direction;
    }
}
