package io.embedsmith.evaluation.learning;

/** A smooth function to be minimised. */
@FunctionalInterface
interface Objective {

    /** The value at {@code x}; its gradient is written over {@code gradient}. */
    double valueAndGradient(double[] x, double[] gradient);
}
