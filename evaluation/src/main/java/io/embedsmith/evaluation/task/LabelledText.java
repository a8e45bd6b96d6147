package io.embedsmith.evaluation.task;

/** A text of one class. */
public record LabelledText(String text, Label label) {}
