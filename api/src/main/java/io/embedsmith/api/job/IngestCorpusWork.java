package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.ingest.BeirCorpus;
import io.embedsmith.api.ingest.BeirDocuments;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.file.TextLimits;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

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
    private final int maxCharacters;

    IngestCorpusWork(Staging staging, Ingestor ingestor, CollectionContext collections, EmbedsmithConfig config) {
        this.staging = staging;
        this.ingestor = ingestor;
        this.collections = collections;
        this.temporaryFolder = TemporaryFiles.folder(config);
        this.maxCharacters = config.ingest().maxCharacters();
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
                    .mapToLong(file -> named(file, copies, path -> corpus(path).count(attempt::isStopped)))
                    .sum());
            for (Staging.Waiting file : files) {
                named(file, copies, path -> {
                    try (BeirDocuments documents = corpus(path).documents(tokenizer)) {
                        return ingestor.ingest(
                                job.tenant(), collection, documents, new JobListener(attempt, key -> {}));
                    }
                });
                if (attempt.isStopped()) {
                    return;
                }
            }
            // Only now, so that a resumed job counts all passages of all files again.
            files.forEach(file -> staging.done(job.tenant(), job.id(), file.ordinal()));
        }
    }

    private BeirCorpus corpus(Path file) {
        return new BeirCorpus(file, TextLimits.UPLOADED, maxCharacters);
    }

    /** A complaint about a line names the file as the caller calls it. */
    private static <T> T named(Staging.Waiting file, StagedCopies copies, Function<Path, T> work) {
        Path copy = copies.of(file);
        try {
            return work.apply(copy);
        } catch (MalformedFileException e) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()).replace(copy.toString(), file.name()), e);
        }
    }
}
