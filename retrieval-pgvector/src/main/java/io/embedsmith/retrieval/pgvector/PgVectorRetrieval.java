package io.embedsmith.retrieval.pgvector;

import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.search.Retriever;

/** Retrieval over Postgres with pgvector; {@link #open} puts the parts together, without any framework. */
public final class PgVectorRetrieval implements RetrievalSystem {

    private PgVectorRetrieval(RetrievalParts parts) {
        throw new UnsupportedOperationException("retrieval over " + parts.application() + " is not built yet");
    }

    /**
     * Puts the parts together over a database whose schema is up to date (see {@link
     * io.embedsmith.retrieval.pgvector.schema.DatabaseSchema#migrate}).
     *
     * @throws io.embedsmith.retrieval.RetrievalException if the database is away, or the application role could pass
     *     row-level security
     */
    public static PgVectorRetrieval open(RetrievalParts parts) {
        return new PgVectorRetrieval(parts);
    }

    @Override
    public CollectionStore collections() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public DocumentStore documents() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Ingestor ingestor() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Retriever retriever() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {}
}
