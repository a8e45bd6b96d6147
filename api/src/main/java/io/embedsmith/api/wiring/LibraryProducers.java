package io.embedsmith.api.wiring;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.extract.DocumentExtractor;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.search.Retriever;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import javax.sql.DataSource;

/** The libraries' objects as beans. Each is made when first called, so that the start waits for none of them. */
final class LibraryProducers {
    @Produces
    @ApplicationScoped
    ModelHost models(EmbedsmithConfig config) throws IOException {
        Files.createDirectories(Parts.ownModels(config)); // so that what comes there later is found
        return Parts.models(config);
    }

    void close(@Disposes ModelHost models) {
        models.close();
    }

    @Produces
    @ApplicationScoped
    DocumentExtractor extractor(EmbedsmithConfig config) {
        return Parts.extractor(config);
    }

    void close(@Disposes DocumentExtractor extractor) {
        extractor.close();
    }

    @Produces
    @Singleton
    DocumentReading reading(DocumentExtractor extractor) {
        return new DocumentReading(extractor);
    }

    @Produces
    @ApplicationScoped
    RetrievalSystem retrieval(DataSource database, ModelHost models) {
        return Parts.retrieval(database, models);
    }

    void close(@Disposes RetrievalSystem retrieval) {
        retrieval.close();
    }

    @Produces
    @ApplicationScoped
    CollectionStore collections(RetrievalSystem retrieval) {
        return retrieval.collections();
    }

    @Produces
    @ApplicationScoped
    DocumentStore documents(RetrievalSystem retrieval) {
        return retrieval.documents();
    }

    @Produces
    @ApplicationScoped
    PassageLocator passages(RetrievalSystem retrieval) {
        return retrieval.passages();
    }

    @Produces
    @ApplicationScoped
    Ingestor ingestor(RetrievalSystem retrieval) {
        return retrieval.ingestor();
    }

    @Produces
    @ApplicationScoped
    Retriever retriever(RetrievalSystem retrieval) {
        return retrieval.retriever();
    }
}
