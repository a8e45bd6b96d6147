package io.embedsmith.training.merge.choice;

import java.util.Comparator;

/**
 * The mixture to take: of those whose guard mean is at most the tolerance below the base's the one with the highest target
 * mean; of equal ones that with the higher guard mean, then the smaller coefficient.
 *
 * @param point the mixture; the base itself where nothing better keeps within the tolerance
 * @param tolerance by how much the guard mean may fall
 */
public record Recommendation(SweepPoint point, double tolerance) {
    /** Half a point of a hundred. */
    public static final double DEFAULT_TOLERANCE = 0.005;

    private static final Comparator<SweepPoint> BEST_LAST = Comparator.<SweepPoint>comparingDouble(
                    point -> point.scores().target())
            .thenComparingDouble(point -> point.scores().guard())
            .thenComparing(Comparator.comparingDouble(SweepPoint::coefficient).reversed());

    /** Chooses. */
    public static Recommendation of(Sweep sweep, double tolerance) {
        if (!(tolerance >= 0) || !Double.isFinite(tolerance)) {
            throw new IllegalArgumentException("the tolerance is " + tolerance + "; a score of 0 or more is needed");
        }
        SweepPoint best = sweep.points().stream()
                .filter(point -> sweep.guardChange(point) >= -tolerance)
                .max(BEST_LAST)
                .orElseThrow(() -> new IllegalStateException("the base is within every tolerance; this is a bug"));
        return new Recommendation(best, tolerance);
    }

    /** Whether it is to stay with the base. */
    public boolean isBase() {
        return point.coefficient() == 0;
    }
}
