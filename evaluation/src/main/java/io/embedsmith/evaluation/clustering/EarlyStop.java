package io.embedsmith.evaluation.clustering;

/** Ends when the smoothed inertia of batches has not reached a new low for ten batches. */
final class EarlyStop {
    private static final int PATIENCE = 10;

    private final int batchSize;
    private final double smoothing;
    private double smoothed = Double.NaN;
    private double lowest = Double.NaN;
    private int withoutImprovement;
    private boolean started;

    EarlyStop(int batchSize, int points) {
        this.batchSize = batchSize;
        this.smoothing = Math.min(1, batchSize * 2.0 / (points + 1));
    }

    /** Hears of a batch; the first one is left out, since its inertia is that of the first guess. */
    boolean after(double inertia) {
        if (!started) {
            started = true;
            return false;
        }
        double mean = inertia / batchSize;
        smoothed = Double.isNaN(smoothed) ? mean : smoothed * (1 - smoothing) + mean * smoothing;
        if (Double.isNaN(lowest) || smoothed < lowest) {
            lowest = smoothed;
            withoutImprovement = 0;
        } else {
            withoutImprovement++;
        }
        return withoutImprovement >= PATIENCE;
    }
}
