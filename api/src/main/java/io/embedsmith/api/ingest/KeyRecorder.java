package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.Set;

/** Documents on their way in, whose keys are noted as they pass. */
public final class KeyRecorder implements SourceDocuments {
    private final SourceDocuments documents;
    private final Set<DocumentKey> keys;

    /** Adds each key to {@code keys}, which must be safe for use by several threads if others read it meanwhile. */
    public KeyRecorder(SourceDocuments documents, Set<DocumentKey> keys) {
        this.documents = documents;
        this.keys = keys;
    }

    @Override
    public boolean hasNext() {
        return documents.hasNext();
    }

    @Override
    public SourceDocument next() {
        SourceDocument document = documents.next();
        keys.add(document.key());
        return document;
    }

    @Override
    public void close() {
        documents.close();
    }
}
