package io.embedsmith.evaluation.report;

/**
 * What a model reached on a task.
 *
 * @param task name
 * @param type of the task, such as {@code STS}; empty if it is not known
 * @param score the main score, mean over subsets and splits
 */
public record TaskScore(String task, String type, double score) {}
