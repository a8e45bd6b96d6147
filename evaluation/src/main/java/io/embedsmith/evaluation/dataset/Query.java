package io.embedsmith.evaluation.dataset;

/** What is asked. */
public record Query(QueryId id, String text) {}
