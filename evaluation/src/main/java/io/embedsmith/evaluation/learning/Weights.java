package io.embedsmith.evaluation.learning;

import io.embedsmith.evaluation.linear.DoubleProduct;
import java.util.Arrays;

/**
 * What is learnt, one row for each function: coefficients, shape {@code [functions, dimension]}, and intercepts. To the
 * optimiser it is one vector, function by function, each intercept behind its coefficients.
 */
final class Weights {
    private final double[][] coefficients;
    private final double[] intercepts;

    Weights(double[][] coefficients, double[] intercepts) {
        this.coefficients = coefficients;
        this.intercepts = intercepts;
    }

    double[][] coefficients() {
        return coefficients;
    }

    double[] intercepts() {
        return intercepts;
    }

    static Weights of(double[] vector, int functions) {
        int width = vector.length / functions;
        double[][] coefficients = new double[functions][];
        double[] intercepts = new double[functions];
        for (int f = 0; f < functions; f++) {
            coefficients[f] = Arrays.copyOfRange(vector, f * width, (f + 1) * width - 1);
            intercepts[f] = vector[(f + 1) * width - 1];
        }
        return new Weights(coefficients, intercepts);
    }

    /** Value of each function at items given by column, shape {@code [functions, items]}. */
    double[][] scores(double[][] columns) {
        double[][] scores = new double[intercepts.length][columns[0].length];
        DoubleProduct.multiply(coefficients, columns, scores);
        for (int f = 0; f < intercepts.length; f++) {
            for (int i = 0; i < scores[f].length; i++) {
                scores[f][i] += intercepts[f];
            }
        }
        return scores;
    }

    /** Sum of the squared coefficients; intercepts are not held down. */
    double squaredNorm() {
        double sum = 0;
        for (double[] ofFunction : coefficients) {
            sum += Vectors.dot(ofFunction, ofFunction);
        }
        return sum;
    }
}
