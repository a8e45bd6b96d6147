package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.ingest.BeirDocuments;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;
import java.nio.file.Path;
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
        try (StagedCopies copies = new StagedCopies(staging, job, temporaryFolder)) {
            attempt.restart();
            attempt.total(files.stream()
                    .mapToLong(file -> BeirDocuments.count(copies.of(file)))
                    .sum());
            for (Staging.Waiting file : files) {
                try (BeirDocuments documents = BeirDocuments.open(copies.of(file), tokenizer)) {
                    ingestor.ingest(job.tenant(), collection, documents, new JobListener(attempt, key -> {}));
                }
                if (attempt.isStopped()) {
                    return;
                }
            }
            // Only now, so that a resumed job counts all passages of all files again.
            files.forEach(file -> staging.done(job.tenant(), job.id(), file.ordinal()));
        }
    }
}
