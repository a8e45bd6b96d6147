package io.embedsmith.retrieval.extract;

/** What became of a file. */
public sealed interface ExtractionOutcome {

    /** Read. */
    record Extracted(ExtractedDocument document) implements ExtractionOutcome {}

    /**
     * Not read.
     *
     * @param message what happened, with the value and the limit, and what to do
     */
    record Failed(FailureReason reason, String message) implements ExtractionOutcome {}
}
