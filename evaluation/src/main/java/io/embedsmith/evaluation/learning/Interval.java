package io.embedsmith.evaluation.learning;

/**
 * Where the line search looks.
 *
 * @param best the end with the least value so far
 * @param other the other end
 * @param bracketed whether a minimum is known to lie between
 * @param least the shortest length to try next
 * @param most the longest
 */
record Interval(Trial best, Trial other, boolean bracketed, double least, double most) {

    /** The same with both ends measured against another baseline. */
    Interval above(double baseline) {
        return new Interval(best.above(baseline), other.above(baseline), bracketed, least, most);
    }

    /** The ends after a trial: the tried one becomes the best if it is lower, else the other end. */
    Interval with(Trial tried, boolean nowBracketed) {
        if (tried.value() > best.value()) {
            return new Interval(best, tried, nowBracketed, least, most);
        }
        boolean turned = tried.slope() * Math.signum(best.slope()) < 0;
        return new Interval(tried, turned ? best : other, nowBracketed, least, most);
    }

    Interval within(double newLeast, double newMost) {
        return new Interval(best, other, bracketed, newLeast, newMost);
    }

    /** Only between the ends. */
    Interval betweenEnds() {
        return within(Math.min(best.step(), other.step()), Math.max(best.step(), other.step()));
    }

    /** From a little beyond that length to four times as far. */
    Interval beyond(double step) {
        return within(step + 1.1 * (step - best.step()), step + 4 * (step - best.step()));
    }

    /** Whether a bracket leaves nothing to try: the length is at an end, or the ends are that close. */
    boolean isExhaustedBy(double step, double narrow) {
        return bracketed && (step <= least || step >= most || most - least <= narrow * most);
    }

    double width() {
        return Math.abs(other.step() - best.step());
    }
}
