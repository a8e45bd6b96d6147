package io.embedsmith.api.job;

import io.embedsmith.api.ingest.ContentHash;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.Reading;
import io.embedsmith.api.watch.FolderScan;
import io.embedsmith.api.watch.Watch;
import io.embedsmith.api.watch.WatchedFiles;
import io.embedsmith.api.watch.WatchedFiles.Known;
import io.embedsmith.api.watch.Watches;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.ingest.SourceDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings in what changed in a watched folder: told by size and time first, by hash then. */
@Singleton
class IngestWatchWork implements JobWork<JobSpec.IngestWatch> {
    private final Watches watches;
    private final WatchedFiles files;
    private final DocumentReading reading;
    private final Ingestor ingestor;
    private final DocumentStore documents;
    private final CollectionContext collections;

    IngestWatchWork(
            Watches watches,
            WatchedFiles files,
            DocumentReading reading,
            Ingestor ingestor,
            DocumentStore documents,
            CollectionContext collections) {
        this.watches = watches;
        this.files = files;
        this.reading = reading;
        this.ingestor = ingestor;
        this.documents = documents;
        this.collections = collections;
    }

    /** A file to be brought in. */
    private record Changed(String key, FolderScan.Seen seen) {}

    @Override
    public void run(Job job, JobSpec.IngestWatch spec, Attempt attempt) {
        Optional<Watch> found = watches.find(job.tenant(), spec.watch());
        if (found.isEmpty()) {
            return;
        }
        Watch watch = found.get();
        CollectionName collection = new CollectionName(watch.collection());
        Map<String, FolderScan.Seen> seen = FolderScan.of(watches.folder(watch));
        Map<String, Known> known = files.all(watch);
        List<Changed> changed = new ArrayList<>();
        seen.forEach((key, file) -> {
            if (!known.containsKey(key) || !known.get(key).looksLike(file)) {
                changed.add(new Changed(key, file));
            }
        });
        attempt.restart();
        attempt.total(changed.size());
        ingest(watch, collection, changed, attempt);
        if (watch.deleteMissing() && !attempt.isStopped()) {
            known.keySet().stream().filter(key -> !seen.containsKey(key)).forEach(key -> {
                documents.delete(watch.tenant(), collection, new DocumentKey(key));
                files.remove(watch, key);
            });
        }
    }

    private void ingest(Watch watch, CollectionName collection, List<Changed> changed, Attempt attempt) {
        Reading.Splitting splitting = collections.splitting(watch.tenant(), collection);
        Map<String, Known> underWay = new ConcurrentHashMap<>();
        Iterator<SourceDocument> sources =
                changed.stream().map(file -> read(file, splitting, underWay)).iterator();
        JobListener listener = new JobListener(attempt, key -> {
            Known file = underWay.remove(key.value());
            if (file != null) {
                files.put(watch, key.value(), file);
            }
        });
        ingestor.ingest(watch.tenant(), collection, sources, listener);
    }

    private SourceDocument read(Changed file, Reading.Splitting splitting, Map<String, Known> underWay) {
        DocumentKey key = new DocumentKey(file.key());
        try {
            String hash = ContentHash.of(file.seen().path());
            underWay.put(file.key(), new Known(file.seen().bytes(), file.seen().modifiedAt(), hash));
            return reading.read(
                    Reading.file(key, ExtractionRequest.of(file.seen().path()), hash, Map.of()), splitting);
        } catch (IOException e) {
            // Gone or locked since the look; the next look tells.
            return new SourceDocument.Failed(
                    key,
                    ContentHash.of("unreadable", file.key()),
                    new DocumentFailure("unreadable", "'" + file.key() + "' cannot be opened: " + e.getMessage()),
                    Map.of());
        }
    }
}
