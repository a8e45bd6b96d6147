package io.embedsmith.benchmarks.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as printed. */
public final class Figures {
    private Figures() {}

    /** Rounded to a number of decimals, with a point whatever the locale. */
    public static String decimals(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** As above, always with a sign. */
    public static String signed(double value, int decimals) {
        return (value < 0 ? "" : "+") + decimals(value, decimals);
    }

    /** Bytes in MiB. */
    public static String mebibytes(long bytes) {
        return decimals(bytes / (double) (1 << 20), 0);
    }
}
