package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.Analyzers;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.Iterator;

/** Brings documents into Postgres. */
public final class PgIngestor implements Ingestor {
    private final Database database;
    private final CollectionCatalog catalog;
    private final ModelHost models;
    private final Analyzers analyzers;
    private final RetrievalSettings settings;
    private final CollectionUpkeep upkeep;

    /** Writes through {@code database}. */
    public PgIngestor(
            Database database,
            CollectionCatalog catalog,
            ModelHost models,
            Analyzers analyzers,
            RetrievalSettings settings) {
        this.database = database;
        this.catalog = catalog;
        this.models = models;
        this.analyzers = analyzers;
        this.settings = settings;
        this.upkeep = new CollectionUpkeep(database, catalog, settings);
    }

    @Override
    public IngestReport ingest(
            TenantId tenant,
            CollectionName collection,
            Iterator<? extends SourceDocument> documents,
            IngestListener listener) {
        CollectionRow row = catalog.requireFresh(tenant, collection);
        IngestProgress progress = new IngestProgress(listener);
        IngestRun run = new IngestRun(
                new BatchPlanner(database, tenant, row, analyzers.of(row)),
                new PassageEmbedder(
                        models.model(row.settings().model()), row, settings.batchPassages(), progress::embedded),
                new BatchWriter(database, tenant, row),
                progress,
                settings.batchPassages());
        IngestReport report = run.run(documents);
        if (report.added() + report.replaced() > 0) {
            upkeep.run(tenant, row, progress.embedded());
        }
        return report;
    }

    @Override
    public void resegment(TenantId tenant, CollectionName collection, IngestListener listener) {
        CollectionRow row = catalog.requireFresh(tenant, collection);
        long passages = new Resegmentation(database, tenant, row, analyzers.of(row)).run(listener);
        upkeep.run(tenant, row, passages);
    }
}
