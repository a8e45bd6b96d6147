package io.embedsmith.evaluation.chart;

import java.util.ArrayList;
import java.util.List;

/** From numbers to places of a drawing. */
record Scale(double low, double high, double start, double end) {

    /** A scale whose ends are round numbers. */
    static Scale round(double low, double high, double start, double end) {
        double step = step(low, high);
        return new Scale(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, start, end);
    }

    double place(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    /** Some round numbers between both ends. */
    List<Double> ticks() {
        double step = step(low, high);
        List<Double> ticks = new ArrayList<>();
        for (long i = Math.round(Math.ceil(low / step - 1e-9)); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, for five steps or so. */
    private static double step(double low, double high) {
        double span = high - low;
        if (!(span > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(span / 5)));
        double digits = span / 5 / power;
        return power * (digits < 1.5 ? 1 : digits < 3.5 ? 2 : digits < 7.5 ? 5 : 10);
    }
}
