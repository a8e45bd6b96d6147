package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.ingest.BeirDocuments;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings uploaded corpora in, line by line. A new attempt reads a corpus from its start: passages that are there already are
 * recognised by their hash and not embedded again.
 */
@Singleton
class IngestCorpusWork implements JobWork<JobSpec.IngestCorpus> {
    private final Staging staging;
    private final Ingestor ingestor;
    private final CollectionContext collections;
    private final Path temporaryFolder;

    IngestCorpusWork(Staging staging, Ingestor ingestor, CollectionContext collections, EmbedsmithConfig config) {
        this.staging = staging;
        this.ingestor = ingestor;
        this.collections = collections;
        this.temporaryFolder = TemporaryFiles.folder(config);
    }

    @Override
    public void run(Job job, JobSpec.IngestCorpus spec, Attempt attempt) {
        CollectionName collection = new CollectionName(spec.collection());
        Tokenizer tokenizer =
                collections.splitting(job.tenant(), collection).model().tokenizer();
        List<Staging.Waiting> files = staging.waiting(job.tenant(), job.id());
        List<Path> copies = new ArrayList<>();
        try {
            long passages = 0;
            for (Staging.Waiting file : files) {
                Path copy = TemporaryFiles.create(temporaryFolder);
                copies.add(copy);
                staging.read(job.tenant(), job.id(), file.ordinal(), copy);
                passages += BeirDocuments.count(copy);
            }
            attempt.restart();
            attempt.total(passages);
            for (Path copy : copies) {
                try (BeirDocuments documents = BeirDocuments.open(copy, tokenizer)) {
                    ingestor.ingest(job.tenant(), collection, documents, new JobListener(attempt, key -> {}));
                }
                if (attempt.isStopped()) {
                    return;
                }
            }
            // Only now, so that a resumed job counts all passages of all files again.
            files.forEach(file -> staging.done(job.tenant(), job.id(), file.ordinal()));
        } catch (IOException e) {
            throw new ApiException(
                    ErrorCode.DISK_FULL,
                    "the corpus cannot be written to " + temporaryFolder + ": " + e.getMessage(),
                    e);
        } finally {
            copies.forEach(TemporaryFiles::delete);
        }
    }
}
