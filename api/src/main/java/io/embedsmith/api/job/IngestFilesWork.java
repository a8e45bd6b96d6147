package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.ingest.ContentHash;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.Reading;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.ingest.SourceDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings uploaded files in. A file is let go when its document is committed, so that a new attempt starts behind it. */
@Singleton
class IngestFilesWork implements JobWork<JobSpec.IngestFiles> {
    private final Staging staging;
    private final DocumentReading reading;
    private final Ingestor ingestor;
    private final CollectionContext collections;
    private final Path temporaryFolder;

    IngestFilesWork(
            Staging staging,
            DocumentReading reading,
            Ingestor ingestor,
            CollectionContext collections,
            EmbedsmithConfig config) {
        this.staging = staging;
        this.reading = reading;
        this.ingestor = ingestor;
        this.collections = collections;
        this.temporaryFolder = TemporaryFiles.folder(config);
    }

    @Override
    public void run(Job job, JobSpec.IngestFiles spec, Attempt attempt) {
        CollectionName collection = new CollectionName(spec.collection());
        Reading.Splitting splitting = collections.splitting(job.tenant(), collection);
        List<Staging.Waiting> waiting = staging.waiting(job.tenant(), job.id());
        attempt.total(staging.count(job.tenant(), job.id()));
        Map<String, Staging.Waiting> byName =
                waiting.stream().collect(Collectors.toMap(Staging.Waiting::name, Function.identity()));
        Iterator<SourceDocument> documents = waiting.stream()
                .map(file -> read(job, file, spec.metadata(), splitting))
                .iterator();
        JobListener listener = new JobListener(
                attempt,
                key -> Optional.ofNullable(byName.get(key.value()))
                        .ifPresent(file -> staging.done(job.tenant(), job.id(), file.ordinal())));
        ingestor.ingest(job.tenant(), collection, documents, listener);
    }

    private SourceDocument read(
            Job job, Staging.Waiting file, Map<String, Object> metadata, Reading.Splitting splitting) {
        Path copy = TemporaryFiles.create(temporaryFolder);
        try {
            staging.read(job.tenant(), job.id(), file.ordinal(), copy);
            ExtractionRequest source =
                    new ExtractionRequest(file.name(), new ExtractionRequest.Content.InFile(copy), Optional.empty());
            return reading.read(
                    Reading.file(new DocumentKey(file.name()), source, ContentHash.of(copy), metadata), splitting);
        } catch (IOException e) {
            throw new ApiException(
                    ErrorCode.DISK_FULL,
                    "'" + file.name() + "' cannot be written to " + copy + ": " + e.getMessage(),
                    e);
        } finally {
            TemporaryFiles.delete(copy);
        }
    }
}
