package io.embedsmith.training.merge.choice;

import java.util.List;

/**
 * Mixtures of a tuned model with its base, measured.
 *
 * @param tuned name of the tuned model
 * @param base name of the base
 * @param method how they were merged, with every setting
 * @param ofTuned what the tuned model itself reached
 * @param points by coefficient, the first is the base
 */
public record Sweep(String tuned, String base, String method, SweepScores ofTuned, List<SweepPoint> points) {

    public Sweep {
        points = List.copyOf(points);
        if (points.isEmpty() || points.getFirst().coefficient() != 0) {
            throw new IllegalArgumentException("the first of " + points.size() + " points is not the base; it is needed"
                    + " to tell gains and losses");
        }
    }

    /** What the base reached. */
    public SweepScores ofBase() {
        return points.getFirst().scores();
    }

    /** What tuning gained on the targets; not above 0 if it gained nothing. */
    public double gain() {
        return ofTuned.target() - ofBase().target();
    }

    /** Share of the gain that a mixture keeps; NaN if there was none. */
    public double keptShare(SweepPoint point) {
        return gain() > 0 ? (point.scores().target() - ofBase().target()) / gain() : Double.NaN;
    }

    /** What a mixture gains on the guards over the base; negative if it loses. */
    public double guardChange(SweepPoint point) {
        return point.scores().guard() - ofBase().guard();
    }

    /** Whether no other mixture is at least as good in both means and better in one. */
    public boolean isOnFront(SweepPoint point) {
        return points.stream().noneMatch(other -> other.scores().dominates(point.scores()));
    }
}
