package io.embedsmith.retrieval.pgvector;

import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.pgvector.dense.PgDenseSearch;
import io.embedsmith.retrieval.pgvector.dense.PgNearestPassages;
import io.embedsmith.retrieval.pgvector.ingest.PgIngestor;
import io.embedsmith.retrieval.pgvector.keyword.PgKeywordSearch;
import io.embedsmith.retrieval.pgvector.passage.PassageVectors;
import io.embedsmith.retrieval.pgvector.passage.PgPassageLocator;
import io.embedsmith.retrieval.pgvector.passage.PgPassageReader;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.Analyzers;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pgvector.store.PgCollectionStore;
import io.embedsmith.retrieval.pgvector.store.PgDocumentStore;
import io.embedsmith.retrieval.pipeline.DenseSearch;
import io.embedsmith.retrieval.pipeline.HybridRetriever;
import io.embedsmith.retrieval.pipeline.SearchParts;
import io.embedsmith.retrieval.search.NearestPassages;
import io.embedsmith.retrieval.search.Retriever;

/** Retrieval over Postgres with pgvector; {@link #open} puts the parts together, without any framework. */
public final class PgVectorRetrieval implements RetrievalSystem {
    private final CollectionStore collections;
    private final DocumentStore documents;
    private final PassageLocator passages;
    private final Ingestor ingestor;
    private final Retriever retriever;
    private final NearestPassages nearest;

    private PgVectorRetrieval(RetrievalParts parts, Database database) {
        CollectionCatalog catalog = new CollectionCatalog(database);
        Analyzers analyzers = new Analyzers(parts.analyzers());
        this.collections = new PgCollectionStore(database, catalog, parts.models());
        this.documents = new PgDocumentStore(database, catalog);
        this.passages = new PgPassageLocator(database, catalog);
        this.ingestor = new PgIngestor(database, catalog, parts.models(), analyzers, parts.settings());
        DenseSearch dense = new PgDenseSearch(database, parts.settings());
        this.nearest = new PgNearestPassages(catalog, dense, new PassageVectors(database));
        this.retriever = new HybridRetriever(new SearchParts(
                catalog,
                parts.models(),
                analyzers::of,
                dense,
                new PgKeywordSearch(database, parts.settings().exactFilterPassages()),
                new PgPassageReader(database)));
    }

    /**
     * Puts the parts together over a database whose schema is up to date (see {@link
     * io.embedsmith.retrieval.pgvector.schema.DatabaseSchema#migrate}).
     *
     * @throws io.embedsmith.retrieval.RetrievalException if the database is away, or the application role could pass
     *     row-level security
     */
    public static PgVectorRetrieval open(RetrievalParts parts) {
        return new PgVectorRetrieval(parts, Database.open(parts.application()));
    }

    @Override
    public CollectionStore collections() {
        return collections;
    }

    @Override
    public DocumentStore documents() {
        return documents;
    }

    @Override
    public PassageLocator passages() {
        return passages;
    }

    @Override
    public Ingestor ingestor() {
        return ingestor;
    }

    @Override
    public Retriever retriever() {
        return retriever;
    }

    @Override
    public NearestPassages nearest() {
        return nearest;
    }

    @Override
    public void close() {
        // All work is done on the callers' threads; the parts belong to the caller.
    }
}
