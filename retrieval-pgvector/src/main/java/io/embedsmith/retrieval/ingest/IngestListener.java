package io.embedsmith.retrieval.ingest;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;

/** Hears of progress and may stop the work. Called from the ingesting threads, one call at a time. */
public interface IngestListener {

    /** Does nothing, never stops. */
    IngestListener NONE = new IngestListener() {
        @Override
        public void ready(DocumentKey key, Outcome outcome) {}

        @Override
        public void failed(DocumentKey key, DocumentFailure failure) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** What became of a document. */
    enum Outcome {
        ADDED,
        REPLACED,
        UNCHANGED
    }

    /** The document is committed and can be found. */
    void ready(DocumentKey key, Outcome outcome);

    /** The document could not be read and is stored as failed. */
    void failed(DocumentKey key, DocumentFailure failure);

    /**
     * Documents dealt with so far, those on their way counted by the part of their passages that has been embedded: moves
     * while the first block of documents is not committed yet. Told at any time, by any thread, which must not be held up.
     */
    default void underWay(double documents) {}

    /** Asked between batches; once true, what is committed stays and the rest is left out. */
    boolean isCancelled();
}
