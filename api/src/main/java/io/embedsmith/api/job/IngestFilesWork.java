package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.FileCompletion;
import io.embedsmith.api.ingest.FileDocuments;
import io.embedsmith.api.ingest.FilesInTurn;
import io.embedsmith.api.ingest.SourceDocuments;
import io.embedsmith.api.ingest.SourceFile;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Brings uploaded files in. A file is let go when its documents are committed, so that a new attempt starts behind it. */
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
        FileDocuments documents = new FileDocuments(reading, collections.splitting(job.tenant(), collection));
        List<Staging.Waiting> waiting = staging.waiting(job.tenant(), job.id());
        long finished = staging.count(job.tenant(), job.id()) - waiting.size();
        attempt.restart(finished);
        attempt.total(
                finished + waiting.stream().mapToLong(file -> count(job, file)).sum());
        FileCompletion<Staging.Waiting> completion =
                new FileCompletion<>(file -> staging.done(job.tenant(), job.id(), file.ordinal()));
        try (FilesInTurn<Staging.Waiting> files = new FilesInTurn<>(
                waiting.iterator(), file -> open(job, file, documents, spec.metadata()), completion)) {
            ingestor.ingest(job.tenant(), collection, files, new JobListener(attempt, completion::finished));
        }
    }

    private long count(Job job, Staging.Waiting file) {
        DocumentKey key = new DocumentKey(file.name());
        if (!FileDocuments.isOnePerLine(key)) {
            return 1;
        }
        Path copy = copy(job, file);
        try {
            return FileDocuments.count(new SourceFile(key, copy, Map.of()));
        } finally {
            TemporaryFiles.delete(copy);
        }
    }

    private SourceDocuments open(Job job, Staging.Waiting file, FileDocuments documents, Map<String, Object> metadata) {
        Path copy = copy(job, file);
        return documents
                .of(new SourceFile(new DocumentKey(file.name()), copy, metadata))
                .thenRun(() -> TemporaryFiles.delete(copy));
    }

    private Path copy(Job job, Staging.Waiting file) {
        Path copy = TemporaryFiles.create(temporaryFolder);
        try {
            staging.read(job.tenant(), job.id(), file.ordinal(), copy);
            return copy;
        } catch (IOException e) {
            TemporaryFiles.delete(copy);
            throw new ApiException(
                    ErrorCode.DISK_FULL,
                    "'" + file.name() + "' cannot be written to " + copy + ": " + e.getMessage(),
                    e);
        }
    }
}
