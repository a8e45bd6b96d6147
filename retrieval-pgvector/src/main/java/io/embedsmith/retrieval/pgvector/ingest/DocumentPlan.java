package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.List;
import java.util.Optional;

/** What writing one document will do. */
sealed interface DocumentPlan {

    /** The document. */
    DocumentKey key();

    /**
     * A new version.
     *
     * @param metadata as JSON, the key included
     * @param stored what it replaces
     * @param kept passages whose text is there already
     * @param gone numbers of passages that the new version has no more
     */
    record Change(
            SourceDocument.Parsed source,
            String metadata,
            String fingerprint,
            Optional<StoredDocument> stored,
            List<PlannedPassage.Fresh> fresh,
            List<PlannedPassage.Kept> kept,
            List<Long> gone)
            implements DocumentPlan {
        @Override
        public DocumentKey key() {
            return source.key();
        }
    }

    /** Nothing changed. */
    record Same(DocumentKey key) implements DocumentPlan {}

    /** Not readable. */
    record Failure(SourceDocument.Failed source, String metadata) implements DocumentPlan {
        @Override
        public DocumentKey key() {
            return source.key();
        }
    }
}
