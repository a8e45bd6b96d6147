package io.embedsmith.retrieval.extract;

/** Turns a file into text with structure. Safe for use by several threads. */
public interface DocumentExtractor extends AutoCloseable {

    /**
     * Reads one document. A hostile or broken file ends as {@link ExtractionOutcome.Failed}; the next one is not
     * affected.
     *
     * @throws io.embedsmith.retrieval.RetrievalException {@code extractor-unavailable} if no file could be read here at
     *     all: it is the installation that is broken, not the document
     */
    ExtractionOutcome extract(ExtractionRequest request);

    /** Frees what it holds; calls under way end as failures. */
    @Override
    void close();
}
