package io.embedsmith.evaluation.learning;

import java.util.Arrays;

/**
 * Logistic regression as scikit-learn's {@code LogisticRegression(max_iter=100)}: squared norm with C = 1, intercept not
 * penalised, one function for two classes and one each for more, L-BFGS from zero with tolerance 1e-4.
 *
 * <p>In double throughout, as scikit-learn did for float32 rows too until 1.8; later releases keep them in float32, where the
 * last digits of the coefficients depend on the BLAS.
 */
public final class LogisticRegression {
    private static final Lbfgs.Limits LIMITS = new Lbfgs.Limits(100, 1e-4, 64 * Math.ulp(1.0), 50);
    /** So many rows at once are predicted, so that their copies in double stay small. */
    private static final int BLOCK = 1024;

    private final Weights weights;

    private LogisticRegression(Weights weights) {
        this.weights = weights;
    }

    /** Learns classes numbered from 0 up to {@code classCount}, not included, each of which should occur; at least 2. */
    public static LogisticRegression fit(float[][] rows, int[] classes, int classCount) {
        if (classCount < 2) {
            throw new IllegalArgumentException("there are " + classCount + " classes; at least 2 can be told apart");
        }
        TrainingSet items = new TrainingSet(rows, classes);
        int functions = classCount == 2 ? 1 : classCount;
        PenalisedLoss.LinkLoss loss = classCount == 2 ? PenalisedLoss::binomial : PenalisedLoss::multinomial;
        Lbfgs optimiser = new Lbfgs(new PenalisedLoss(items, loss, functions), LIMITS);
        double[] start = new double[functions * (items.dimension() + 1)];
        return new LogisticRegression(Weights.of(optimiser.minimize(start), functions));
    }

    /** The class of each row: the one with the highest value, of equals the first. */
    public int[] predict(float[][] rows) {
        int[] predicted = new int[rows.length];
        for (int start = 0; start < rows.length; start += BLOCK) {
            float[][] block = Arrays.copyOfRange(rows, start, Math.min(rows.length, start + BLOCK));
            double[][] scores = weights.scores(TrainingSet.transposed(block));
            for (int i = 0; i < block.length; i++) {
                predicted[start + i] = scores.length == 1 ? (scores[0][i] > 0 ? 1 : 0) : highest(scores, i);
            }
        }
        return predicted;
    }

    /** A copy of the coefficients of each function. */
    public double[][] coefficients() {
        return Arrays.stream(weights.coefficients()).map(double[]::clone).toArray(double[][]::new);
    }

    /** A copy of the intercept of each function. */
    public double[] intercepts() {
        return weights.intercepts().clone();
    }

    private static int highest(double[][] scores, int item) {
        int highest = 0;
        for (int c = 1; c < scores.length; c++) {
            highest = scores[c][item] > scores[highest][item] ? c : highest;
        }
        return highest;
    }
}
