package io.embedsmith.evaluation.wording;

import java.util.Locale;

/** How numbers look in reports, in every format and language: a point before decimals, a comma between thousands. */
public final class Numbers {
    /** For what is not known or not defined. */
    public static final String NONE = "–";

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Numbers() {}

    /** A score, to four decimals. */
    public static String score(double value) {
        return format("%.4f", value);
    }

    /** A difference, with its sign. */
    public static String difference(double value) {
        return format("%+.4f", value);
    }

    /** Ends of an interval. */
    public static String interval(double low, double high) {
        return "[" + score(low) + ", " + score(high) + "]";
    }

    /** A p value; no test with some thousand rounds tells more than three decimals. */
    public static String p(double value) {
        return value < 0.001 ? "<0.001" : format("%.3f", value);
    }

    /** A share in per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : NONE;
    }

    /** A whole number. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Parameters of a model, in millions. */
    public static String millions(long value) {
        return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }

    /** A size, in the largest unit that leaves at least one. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit + 1 < UNITS.length) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** Milliseconds. */
    public static String millis(double value) {
        return format("%.2f ms", value);
    }

    /** A tick of an axis or a place in a drawing: no more decimals than needed. */
    public static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
    }

    private static String format(String pattern, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, pattern, value) : NONE;
    }
}
