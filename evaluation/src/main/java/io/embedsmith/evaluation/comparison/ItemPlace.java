package io.embedsmith.evaluation.comparison;

/**
 * An item of a task.
 *
 * @param id a query's id, or a place counted from 0
 */
public record ItemPlace(String task, String split, String subset, String id) {}
