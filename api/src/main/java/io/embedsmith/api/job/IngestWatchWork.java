package io.embedsmith.api.job;

import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.FileCompletion;
import io.embedsmith.api.ingest.FileDocuments;
import io.embedsmith.api.ingest.FilesInTurn;
import io.embedsmith.api.ingest.SourceFile;
import io.embedsmith.api.watch.FolderScan;
import io.embedsmith.api.watch.Watch;
import io.embedsmith.api.watch.WatchedDocuments;
import io.embedsmith.api.watch.WatchedFiles;
import io.embedsmith.api.watch.WatchedFiles.Known;
import io.embedsmith.api.watch.Watches;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Brings in what changed in a watched folder: files told by size and time, documents by their hash. */
@Singleton
class IngestWatchWork implements JobWork<JobSpec.IngestWatch> {
    private final Watches watches;
    private final WatchedFiles files;
    private final WatchedDocuments documents;
    private final DocumentReading reading;
    private final Ingestor ingestor;
    private final CollectionContext collections;

    IngestWatchWork(
            Watches watches,
            WatchedFiles files,
            WatchedDocuments documents,
            DocumentReading reading,
            Ingestor ingestor,
            CollectionContext collections) {
        this.watches = watches;
        this.files = files;
        this.documents = documents;
        this.reading = reading;
        this.ingestor = ingestor;
        this.collections = collections;
    }

    /**
     * A file to be brought in.
     *
     * @param keys of the documents that were found in it
     */
    private record Changed(SourceFile source, FolderScan.Seen seen, Set<DocumentKey> keys) {
        static Changed of(String key, FolderScan.Seen seen) {
            return new Changed(new SourceFile(new DocumentKey(key), seen.path(), Map.of()), seen, new HashSet<>());
        }
    }

    @Override
    public void run(Job job, JobSpec.IngestWatch spec, Attempt attempt) {
        Optional<Watch> found = watches.find(job.tenant(), spec.watch());
        if (found.isEmpty()) {
            return;
        }
        Watch watch = found.get();
        Map<String, FolderScan.Seen> seen = FolderScan.of(watches.folder(watch));
        Map<String, Known> known = files.all(watch);
        List<Changed> changed = new ArrayList<>();
        seen.forEach((key, file) -> {
            if (!known.containsKey(key) || !known.get(key).looksLike(file)) {
                changed.add(Changed.of(key, file));
            }
        });
        attempt.restart();
        attempt.total(changed.stream()
                .mapToLong(file -> FileDocuments.count(file.source()))
                .sum());
        ingest(watch, changed, attempt);
        if (watch.deleteMissing() && !attempt.isStopped()) {
            known.keySet().stream().filter(key -> !seen.containsKey(key)).forEach(key -> {
                documents.remove(watch, new DocumentKey(key));
                files.remove(watch, key);
            });
        }
    }

    private void ingest(Watch watch, List<Changed> changed, Attempt attempt) {
        CollectionName collection = new CollectionName(watch.collection());
        FileDocuments contents = new FileDocuments(reading, collections.splitting(watch.tenant(), collection));
        FileCompletion<Integer> completion = new FileCompletion<>(
                index -> noteWhole(watch, changed.get(index)),
                (index, key) -> changed.get(index).keys().add(key));
        try (FilesInTurn<Integer> inTurn = new FilesInTurn<>(
                IntStream.range(0, changed.size()).iterator(),
                index -> contents.of(changed.get(index).source()),
                completion)) {
            ingestor.ingest(watch.tenant(), collection, inTurn, new JobListener(attempt, completion::finished));
        }
    }

    /** What was in the file and no longer is goes with the watch's leave only. */
    private void noteWhole(Watch watch, Changed file) {
        DocumentKey key = file.source().key();
        if (watch.deleteMissing()) {
            documents.keepOnly(watch, key, file.keys());
        }
        files.put(watch, key.value(), Known.of(file.seen()));
    }
}
