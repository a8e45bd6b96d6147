package io.embedsmith.evaluation.learning;

import io.embedsmith.evaluation.linear.DoubleProduct;

/**
 * Mean loss of the items plus half the squared norm of the coefficients over the number of items: the objective of
 * scikit-learn's logistic regression with C = 1.
 */
final class PenalisedLoss implements Objective {
    private final TrainingSet items;
    private final LinkLoss loss;
    private final int functions;

    /** How wrong the values of the functions are. */
    @FunctionalInterface
    interface LinkLoss {

        /** The sum over the items; scores, shape {@code [functions, items]}, become the derivatives by them. */
        double sumAndDerivatives(double[][] scores, int[] classes);
    }

    PenalisedLoss(TrainingSet items, LinkLoss loss, int functions) {
        this.items = items;
        this.loss = loss;
        this.functions = functions;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        Weights weights = Weights.of(x, functions);
        double[][] derivatives = weights.scores(items.columns());
        double strength = 1.0 / items.items();
        double value = loss.sumAndDerivatives(derivatives, items.classes()) / items.items()
                + 0.5 * strength * weights.squaredNorm();
        double[][] byCoefficient = new double[functions][items.dimension()];
        DoubleProduct.multiply(derivatives, items.rows(), byCoefficient);
        int at = 0;
        for (int f = 0; f < functions; f++) {
            for (int j = 0; j < items.dimension(); j++) {
                gradient[at++] = byCoefficient[f][j] / items.items() + strength * weights.coefficients()[f][j];
            }
            double sum = 0;
            for (double derivative : derivatives[f]) {
                sum += derivative;
            }
            gradient[at++] = sum / items.items();
        }
        return value;
    }

    /** One function for two classes: log(1 + exp(s)) - s where the class is 1. */
    static double binomial(double[][] scores, int... classes) {
        double sum = 0;
        double[] s = scores[0];
        for (int i = 0; i < s.length; i++) {
            double negative = Math.exp(-Math.abs(s[i]));
            sum += Math.max(s[i], 0) + Math.log1p(negative) - classes[i] * s[i];
            double probability = s[i] >= 0 ? 1 / (1 + negative) : negative / (1 + negative);
            s[i] = probability - classes[i];
        }
        return sum;
    }

    /** A function for each class: log Σ exp(s) - s of the right one. */
    static double multinomial(double[][] scores, int... classes) {
        int items = classes.length;
        double[] highest = scores[0].clone();
        for (double[] ofClass : scores) {
            for (int i = 0; i < items; i++) {
                highest[i] = Math.max(highest[i], ofClass[i]);
            }
        }
        double sum = 0;
        for (int i = 0; i < items; i++) {
            sum += highest[i] - scores[classes[i]][i];
        }
        double[] totals = new double[items];
        for (double[] ofClass : scores) {
            for (int i = 0; i < items; i++) {
                ofClass[i] = Math.exp(ofClass[i] - highest[i]);
                totals[i] += ofClass[i];
            }
        }
        for (double[] ofClass : scores) {
            for (int i = 0; i < items; i++) {
                ofClass[i] /= totals[i];
            }
        }
        for (int i = 0; i < items; i++) {
            sum += Math.log(totals[i]);
            scores[classes[i]][i] -= 1;
        }
        return sum;
    }
}
