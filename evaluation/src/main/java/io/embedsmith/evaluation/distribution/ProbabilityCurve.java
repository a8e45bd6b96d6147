package io.embedsmith.evaluation.distribution;

/**
 * What a score says: the chance that a pair of that score is a positive, 1 / (1 + exp(−(slope · score + intercept))). It
 * holds for data in which positives are as frequent as in those that it was fitted to.
 *
 * @param slope above 0 where positives score higher
 */
public record ProbabilityCurve(double slope, double intercept) {
    private static final int MOST_STEPS = 200;
    private static final double SMALLEST_STEP = 1e-12;
    private static final double FLAT = 1e-10;
    /** Keeps the matrix of second derivatives invertible. */
    private static final double RIDGE = 1e-12;

    public ProbabilityCurve {
        if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "the curve has slope " + slope + " and intercept " + intercept + "; two finite numbers are needed");
        }
    }

    /**
     * Fits the curve of greatest likelihood, with Platt's targets, which keep it finite where a cut tells all positives from all
     * negatives (Platt 1999, "Probabilistic outputs for support vector machines"); by Newton's method with backtracking (Lin,
     * Lin, Weng 2007, "A note on Platt's probabilistic outputs for support vector machines", algorithm 1).
     */
    public static ProbabilityCurve of(LabelledScores scores) {
        double[] positives = scores.positives();
        double[] negatives = scores.negatives();
        double[] all = new double[positives.length + negatives.length];
        System.arraycopy(positives, 0, all, 0, positives.length);
        System.arraycopy(negatives, 0, all, positives.length, negatives.length);
        Sample sample = new Sample(all, positives.length);
        // Flat to begin with, at the share of the positives.
        ProbabilityCurve curve = new ProbabilityCurve(0, Math.log((positives.length + 1.0) / (negatives.length + 1.0)));
        for (int i = 0; i < MOST_STEPS; i++) {
            ProbabilityCurve next = curve.stepped(sample);
            if (next.equals(curve)) {
                return curve;
            }
            curve = next;
        }
        return curve;
    }

    /** The chance for one score. */
    public double at(double score) {
        return 1 / (1 + Math.exp(-(slope * score + intercept)));
    }

    /** The score of a chance between 0 and 1. */
    public double scoreOf(double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("the chance is " + chance + "; between 0 and 1 is allowed");
        }
        return (Math.log(chance / (1 - chance)) - intercept) / slope;
    }

    /** One step of Newton's method, as long as the loss falls; the same curve at the end. */
    private ProbabilityCurve stepped(Sample sample) {
        double slopeGradient = 0;
        double interceptGradient = 0;
        double slopeSlope = RIDGE;
        double interceptIntercept = RIDGE;
        double slopeIntercept = 0;
        for (int i = 0; i < sample.size(); i++) {
            double score = sample.score(i);
            double chance = at(score);
            double error = chance - sample.target(i);
            double weight = chance * (1 - chance);
            slopeGradient += score * error;
            interceptGradient += error;
            slopeSlope += score * score * weight;
            slopeIntercept += score * weight;
            interceptIntercept += weight;
        }
        if (Math.abs(slopeGradient) < FLAT && Math.abs(interceptGradient) < FLAT) {
            return this;
        }
        double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        double slopeStep = -(interceptIntercept * slopeGradient - slopeIntercept * interceptGradient) / determinant;
        double interceptStep = -(slopeSlope * interceptGradient - slopeIntercept * slopeGradient) / determinant;
        double before = sample.loss(this);
        double fall = slopeGradient * slopeStep + interceptGradient * interceptStep;
        for (double length = 1; length >= SMALLEST_STEP; length /= 2) {
            ProbabilityCurve next =
                    new ProbabilityCurve(slope + length * slopeStep, intercept + length * interceptStep);
            if (sample.loss(next) < before + 1e-4 * length * fall) {
                return next;
            }
        }
        return this;
    }

    /** All scores, positives first, and what is to be said of them. */
    private static final class Sample {
        private final double[] scores;
        private final int positives;

        Sample(double[] scores, int positives) {
            this.scores = scores;
            this.positives = positives;
        }

        int size() {
            return scores.length;
        }

        double score(int i) {
            return scores[i];
        }

        /** Not quite 1 and 0: as if one more of each had been seen. */
        double target(int i) {
            return i < positives ? (positives + 1.0) / (positives + 2.0) : 1.0 / (scores.length - positives + 2.0);
        }

        /** Cross-entropy, in the form that does not overflow. */
        double loss(ProbabilityCurve curve) {
            double loss = 0;
            for (int i = 0; i < scores.length; i++) {
                double logit = curve.slope() * scores[i] + curve.intercept();
                loss += Math.max(logit, 0) - target(i) * logit + Math.log1p(Math.exp(-Math.abs(logit)));
            }
            return loss;
        }
    }
}
