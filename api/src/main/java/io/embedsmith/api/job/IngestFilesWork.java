package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.FileCompletion;
import io.embedsmith.api.ingest.FileDocuments;
import io.embedsmith.api.ingest.FilesInTurn;
import io.embedsmith.api.ingest.SourceFile;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;
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
        FileCompletion<Staging.Waiting> completion =
                new FileCompletion<>(file -> staging.done(job.tenant(), job.id(), file.ordinal()));
        try (StagedCopies copies = new StagedCopies(staging, job, temporaryFolder)) {
            attempt.restart(finished);
            attempt.total(finished
                    + waiting.stream().mapToLong(file -> count(file, copies)).sum());
            try (FilesInTurn<Staging.Waiting> files = new FilesInTurn<>(
                    waiting.iterator(),
                    file -> documents.of(source(file, copies, spec.metadata())).thenRun(() -> copies.delete(file)),
                    completion)) {
                ingestor.ingest(job.tenant(), collection, files, new JobListener(attempt, completion::finished));
            }
        }
    }

    /** Only a file of lines must be looked into. */
    private static long count(Staging.Waiting file, StagedCopies copies) {
        return FileDocuments.isOnePerLine(new DocumentKey(file.name()))
                ? FileDocuments.count(source(file, copies, Map.of()))
                : 1;
    }

    private static SourceFile source(Staging.Waiting file, StagedCopies copies, Map<String, Object> metadata) {
        return new SourceFile(new DocumentKey(file.name()), copies.of(file), metadata);
    }
}
