package io.embedsmith.evaluation.learning;

/**
 * The next length to try, from the best so far, the other end of the interval and the one just tried: MINPACK-2's {@code
 * dcstep} (Moré and Thuente 1994), whose four cases are told apart by values and slopes.
 *
 * @param step the next length
 * @param bracketed whether the interval now holds a minimum
 */
record SafeguardedStep(double step, boolean bracketed) {

    static SafeguardedStep of(Interval interval, Trial tried) {
        Trial best = interval.best();
        double sign = tried.slope() * Math.signum(best.slope());
        if (tried.value() > best.value()) {
            return new SafeguardedStep(higher(best, tried), true);
        }
        if (sign < 0) {
            return new SafeguardedStep(lowerAndTurned(best, tried), true);
        }
        if (Math.abs(tried.slope()) < Math.abs(best.slope())) {
            return new SafeguardedStep(lowerAndFlatter(interval, tried), interval.bracketed());
        }
        return new SafeguardedStep(lowerAndSteeper(interval, tried), interval.bracketed());
    }

    /** The minimum is between: the cubic step if it is closer to the best, else halfway to the quadratic one. */
    private static double higher(Trial best, Trial tried) {
        double length = tried.step() - best.step();
        double theta = 3 * (best.value() - tried.value()) / length + best.slope() + tried.slope();
        double s = largest(theta, best.slope(), tried.slope());
        double gamma = s * Math.sqrt(square(theta / s) - best.slope() / s * (tried.slope() / s));
        gamma = tried.step() < best.step() ? -gamma : gamma;
        double p = gamma - best.slope() + theta;
        double q = gamma - best.slope() + gamma + tried.slope();
        double cubic = best.step() + p / q * length;
        double quadratic =
                best.step() + best.slope() / ((best.value() - tried.value()) / length + best.slope()) / 2 * length;
        return Math.abs(cubic - best.step()) < Math.abs(quadratic - best.step())
                ? cubic
                : cubic + (quadratic - cubic) / 2;
    }

    /** The minimum is between: of cubic and secant step the one farther from the tried. */
    private static double lowerAndTurned(Trial best, Trial tried) {
        double length = best.step() - tried.step();
        double theta = 3 * (best.value() - tried.value()) / -length + best.slope() + tried.slope();
        double s = largest(theta, best.slope(), tried.slope());
        double gamma = s * Math.sqrt(square(theta / s) - best.slope() / s * (tried.slope() / s));
        gamma = tried.step() > best.step() ? -gamma : gamma;
        double p = gamma - tried.slope() + theta;
        double q = gamma - tried.slope() + gamma + best.slope();
        double cubic = tried.step() + p / q * length;
        double secant = tried.step() + tried.slope() / (tried.slope() - best.slope()) * length;
        return Math.abs(cubic - tried.step()) > Math.abs(secant - tried.step()) ? cubic : secant;
    }

    /** The cubic step only where it goes on in the direction, kept away from the other end of a bracket. */
    private static double lowerAndFlatter(Interval interval, Trial tried) {
        Trial best = interval.best();
        double length = best.step() - tried.step();
        double theta = 3 * (best.value() - tried.value()) / -length + best.slope() + tried.slope();
        double s = largest(theta, best.slope(), tried.slope());
        double gamma = s * Math.sqrt(Math.max(0, square(theta / s) - best.slope() / s * (tried.slope() / s)));
        gamma = tried.step() > best.step() ? -gamma : gamma;
        double p = gamma - tried.slope() + theta;
        double q = gamma + (best.slope() - tried.slope()) + gamma;
        double r = p / q;
        double limit = tried.step() > best.step() ? interval.most() : interval.least();
        double cubic = r < 0 && gamma != 0 ? tried.step() + r * length : limit;
        double secant = tried.step() + tried.slope() / (tried.slope() - best.slope()) * length;
        boolean cubicIsCloser = Math.abs(cubic - tried.step()) < Math.abs(secant - tried.step());
        if (!interval.bracketed()) {
            return Math.clamp(
                    Math.abs(cubic - tried.step()) > Math.abs(secant - tried.step()) ? cubic : secant,
                    interval.least(),
                    interval.most());
        }
        double closer = cubicIsCloser ? cubic : secant;
        double guard = tried.step() + 0.66 * (interval.other().step() - tried.step());
        return tried.step() > best.step() ? Math.min(guard, closer) : Math.max(guard, closer);
    }

    /** The cubic step towards the other end of a bracket; without one, as far as allowed. */
    private static double lowerAndSteeper(Interval interval, Trial tried) {
        if (!interval.bracketed()) {
            return tried.step() > interval.best().step() ? interval.most() : interval.least();
        }
        Trial other = interval.other();
        double length = other.step() - tried.step();
        double theta = 3 * (tried.value() - other.value()) / length + other.slope() + tried.slope();
        double s = largest(theta, other.slope(), tried.slope());
        double gamma = s * Math.sqrt(square(theta / s) - other.slope() / s * (tried.slope() / s));
        gamma = tried.step() > other.step() ? -gamma : gamma;
        double p = gamma - tried.slope() + theta;
        double q = gamma - tried.slope() + gamma + other.slope();
        return tried.step() + p / q * length;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double largest(double a, double b, double c) {
        return Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
    }
}
