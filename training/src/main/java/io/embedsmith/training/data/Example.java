package io.embedsmith.training.data;

/** What a model learns from, one at a time. */
public sealed interface Example permits LabelledPair, TrainingExample {
    /** On one line, for whoever looks for one that does harm. */
    String summary();
}
