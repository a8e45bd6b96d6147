package io.embedsmith.training.validation;

/** Measures the weights as they are now. */
public interface Validation {

    /** What is measured, under MTEB's name for it. */
    String metric();

    /** The metric; higher is better. */
    double measure();
}
