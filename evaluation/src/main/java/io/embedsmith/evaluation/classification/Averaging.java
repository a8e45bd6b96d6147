package io.embedsmith.evaluation.classification;

import java.util.function.IntToDoubleFunction;

/** How the numbers of several classes become one. */
public enum Averaging {
    /** Every class counts the same. */
    MACRO,
    /** Every class counts as often as it occurs. */
    WEIGHTED;

    double of(ClassCounts counts, IntToDoubleFunction ofClass) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < counts.classes(); i++) {
            double weight = this == MACRO ? 1 : counts.support(i);
            sum += weight * ofClass.applyAsDouble(i);
            weights += weight;
        }
        return sum / weights;
    }
}
