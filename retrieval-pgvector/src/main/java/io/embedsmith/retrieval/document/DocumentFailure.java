package io.embedsmith.retrieval.document;

/**
 * Why a document could not be read.
 *
 * @param code stable machine word, for example {@code encrypted} or {@code timeout}
 * @param message what happened, with the value and the limit
 */
public record DocumentFailure(String code, String message) {}
