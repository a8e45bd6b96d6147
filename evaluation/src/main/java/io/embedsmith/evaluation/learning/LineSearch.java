package io.embedsmith.evaluation.learning;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds a length along a descent direction with enough decrease and a flat enough slope: MINPACK-2's {@code dcsrch} (Moré and
 * Thuente, TOMS 1994) with the constants of L-BFGS-B.
 */
final class LineSearch {
    private static final double DECREASE = 1e-3;
    private static final double CURVATURE = 0.9;
    private static final double NARROW = 0.1;
    private static final double LONGEST = 1e10;

    private final Trial start;
    private final double wanted;
    private final int mostTrials;
    private Interval interval;
    private boolean lookingForDecrease = true;
    private double width = LONGEST;
    private double widthBefore = 2 * LONGEST;

    LineSearch(double value, double slope, int mostTrials) {
        this.start = new Trial(0, value, slope);
        this.wanted = DECREASE * slope;
        this.mostTrials = mostTrials;
        this.interval = new Interval(start, start, false, 0, LONGEST);
    }

    /** Tries lengths, the given one first; null when {@code mostTrials} did not do. */
    @Nullable
    Trial search(double firstStep, DoubleFunction<Trial> function) {
        interval = interval.within(0, firstStep + 4 * firstStep);
        double step = firstStep;
        for (int trial = 1; trial <= mostTrials; trial++) {
            Trial tried = function.apply(step);
            if (isDone(tried)) {
                return tried;
            }
            double next = next(tried);
            interval = interval.bracketed() ? interval.betweenEnds() : interval.beyond(next);
            step = Math.clamp(next, 0, LONGEST);
            step = interval.isExhaustedBy(step, NARROW) ? interval.best().step() : step;
        }
        return null;
    }

    /** Good enough, or no better to be had. */
    private boolean isDone(Trial tried) {
        double limit = start.value() + tried.step() * wanted;
        boolean decreased = tried.value() <= limit;
        if (lookingForDecrease && decreased && tried.slope() >= 0) {
            lookingForDecrease = false;
        }
        boolean atTheEnd = tried.step() == LONGEST && decreased && tried.slope() <= wanted;
        boolean atTheStart = tried.step() == 0 && (!decreased || tried.slope() >= wanted);
        boolean good = decreased && Math.abs(tried.slope()) <= CURVATURE * -start.slope();
        return interval.isExhaustedBy(tried.step(), NARROW) || atTheEnd || atTheStart || good;
    }

    private double next(Trial tried) {
        double limit = start.value() + tried.step() * wanted;
        // Until there is enough decrease, what is beyond it is minimised, so that the search does not run past it.
        boolean beyond = lookingForDecrease && tried.value() <= interval.best().value() && tried.value() > limit;
        double baseline = beyond ? wanted : 0;
        Interval seen = interval.above(baseline);
        SafeguardedStep following = SafeguardedStep.of(seen, tried.above(baseline));
        interval = seen.with(tried.above(baseline), following.bracketed()).above(-baseline);
        if (!interval.bracketed()) {
            return following.step();
        }
        boolean slow = interval.width() >= 0.66 * widthBefore;
        widthBefore = width;
        width = interval.width();
        double halfway = interval.best().step()
                + 0.5 * (interval.other().step() - interval.best().step());
        return slow ? halfway : following.step();
    }
}
