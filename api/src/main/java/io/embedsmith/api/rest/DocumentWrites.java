package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.Reading;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

/** Single documents, read, split and brought in while the caller waits. */
@Singleton
class DocumentWrites {
    private final CollectionStore collections;
    private final DocumentStore documents;
    private final Ingestor ingestor;
    private final ModelHost models;
    private final DocumentReading reading;
    private final Permits permits;

    DocumentWrites(
            CollectionStore collections,
            DocumentStore documents,
            Ingestor ingestor,
            ModelHost models,
            DocumentReading reading,
            Permits permits) {
        this.collections = collections;
        this.documents = documents;
        this.ingestor = ingestor;
        this.models = models;
        this.reading = reading;
        this.permits = permits;
    }

    DocumentInfo put(TenantId tenant, CollectionName collection, Reading source) {
        return permits.embed(() -> {
            SourceDocument.Parsed parsed = read(tenant, collection, source, UnaryOperator.identity());
            ingestor.ingest(tenant, collection, List.of(parsed).iterator(), IngestListener.NONE);
            return written(tenant, collection, source.key());
        });
    }

    /** Between the writing and this look another call may have removed it. */
    private DocumentInfo written(TenantId tenant, CollectionName collection, DocumentKey key) {
        try {
            return documents.get(tenant, collection, key);
        } catch (RetrievalException e) {
            if (!e.code().equals(ErrorCode.DOCUMENT_NOT_FOUND.word())) {
                throw e;
            }
            throw new ApiException(
                    ErrorCode.CONFLICT,
                    "document '" + key + "' was put, and deleted by another call before this one could answer; put it"
                            + " again if it is to stay",
                    e);
        }
    }

    /** The document as it would be brought in, with other settings where wished; nothing is stored. */
    SourceDocument.Parsed preview(
            TenantId tenant, CollectionName collection, Reading source, UnaryOperator<SplitSettings> splitting) {
        return permits.embed(() -> read(tenant, collection, source, splitting));
    }

    private SourceDocument.Parsed read(
            TenantId tenant, CollectionName collection, Reading source, UnaryOperator<SplitSettings> splitting) {
        CollectionSettings settings = collections.get(tenant, collection).settings();
        Reading.Splitting how =
                new Reading.Splitting(splitting.apply(settings.splitting()), models.model(settings.model()));
        return switch (reading.read(source, how)) {
            case SourceDocument.Parsed parsed -> parsed;
            case SourceDocument.Failed failed ->
                throw new ApiException(
                        ErrorCode.UNREADABLE_DOCUMENT, failed.failure().message());
        };
    }
}
