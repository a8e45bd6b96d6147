package io.embedsmith.api.cli.output;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long work still takes, by how fast it went since it was first looked at: what an earlier run had done costs nothing. */
final class TimeLeft {
    private static final double NANOS = 1e9;

    private double firstDone = Double.NaN;
    private long firstNanos;

    /**
     * Told how far it is.
     *
     * @param total 0 where it is not known
     * @param nanos of a clock that never goes back
     * @return empty while nothing can be said
     */
    Optional<Duration> after(double done, long total, long nanos) {
        if (Double.isNaN(firstDone) || done < firstDone) {
            firstDone = done;
            firstNanos = nanos;
        }
        if (done <= firstDone || total <= done) {
            return Optional.empty();
        }
        double seconds = (nanos - firstNanos) / NANOS / (done - firstDone) * (total - done);
        return Optional.of(Duration.ofSeconds(Math.round(seconds)));
    }

    /** Rounded to what people plan with. */
    static String words(Duration left) {
        long minutes = Math.round(left.toSeconds() / 60.0);
        if (left.toSeconds() < 60) {
            return left.toSeconds() + " s";
        }
        return minutes < 60
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
