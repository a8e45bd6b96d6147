package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One ingest: the caller's thread reads, compares and segments; a second embeds; a third writes. Each hands over through a
 * queue of two batches, so that a slow stage holds the others back and memory stays bounded.
 */
final class IngestRun {
    /** Documents of one transaction at most: each holds a lock on its row until the commit. */
    private static final int MAX_DOCUMENTS = 1_000;

    /** Characters of one batch, counted after the document that reaches them: several batches are in memory at once. */
    private static final long MAX_CHARACTERS = 4_000_000;

    private static final int STALE_ATTEMPTS = 10;

    private final BatchPlanner planner;
    private final PassageEmbedder embedder;
    private final BatchWriter writer;
    private final IngestProgress progress;
    private final int batchPassages;
    private final Set<DocumentKey> inFlight = ConcurrentHashMap.newKeySet();

    IngestRun(
            BatchPlanner planner,
            PassageEmbedder embedder,
            BatchWriter writer,
            IngestProgress progress,
            int batchPassages) {
        this.planner = planner;
        this.embedder = embedder;
        this.writer = writer;
        this.progress = progress;
        this.batchPassages = batchPassages;
    }

    private record Planned(List<DocumentPlan> plans) {}

    private record Embedded(List<DocumentPlan> plans, List<float[]> vectors) {}

    /** Takes all documents, or as many as come before the cancellation. */
    IngestReport run(Iterator<? extends SourceDocument> documents) {
        try (Stage<Embedded> writing = new Stage<>("embedsmith-ingest-write", this::write, progress::isCancelled);
                Stage<Planned> embedding = new Stage<>(
                        "embedsmith-ingest-embed",
                        planned -> writing.put(new Embedded(planned.plans, embedder.embed(planned.plans))),
                        progress::isCancelled)) {
            SequencedMap<DocumentKey, SourceDocument> batch = new LinkedHashMap<>();
            int passages = 0;
            long characters = 0;
            while (!progress.isCancelled() && documents.hasNext()) {
                SourceDocument document = documents.next();
                if (inFlight.contains(document.key())) {
                    // What is on its way must be in before its successor is compared with what is stored.
                    submit(batch, embedding);
                    passages = 0;
                    characters = 0;
                    embedding.drain();
                    writing.drain();
                }
                // The same key twice in one batch: the later one takes the place of the earlier.
                SourceDocument earlier = batch.remove(document.key());
                passages += size(document) - (earlier == null ? 0 : size(earlier));
                characters += characters(document);
                batch.put(document.key(), document);
                if (passages >= batchPassages || characters >= MAX_CHARACTERS || batch.size() >= MAX_DOCUMENTS) {
                    submit(batch, embedding);
                    passages = 0;
                    characters = 0;
                }
            }
            if (!progress.isCancelled()) {
                submit(batch, embedding);
                embedding.drain();
                writing.drain();
            }
        }
        return progress.report();
    }

    private static int size(SourceDocument document) {
        return switch (document) {
            case SourceDocument.Parsed parsed -> parsed.passages().size();
            case SourceDocument.Failed failed -> 0;
        };
    }

    private static long characters(SourceDocument document) {
        return switch (document) {
            case SourceDocument.Parsed parsed -> parsed.text().length();
            case SourceDocument.Failed failed -> 0;
        };
    }

    private void submit(SequencedMap<DocumentKey, SourceDocument> batch, Stage<Planned> embedding) {
        if (batch.isEmpty()) {
            return;
        }
        List<DocumentPlan> work = new ArrayList<>();
        for (DocumentPlan plan : planner.plan(List.copyOf(batch.values()))) {
            progress.planned(plan);
            if (plan instanceof DocumentPlan.Same same) {
                progress.unchanged(same.key());
            } else {
                inFlight.add(plan.key());
                work.add(plan);
            }
        }
        batch.clear();
        if (!work.isEmpty()) {
            embedding.put(new Planned(work));
        }
    }

    private void write(Embedded batch) {
        if (progress.isCancelled()) {
            return;
        }
        List<DocumentPlan> plans = batch.plans;
        List<float[]> vectors = batch.vectors;
        for (int attempt = 1; ; attempt++) {
            try {
                writer.write(plans, vectors);
                break;
            } catch (StaleBatchException stale) {
                if (attempt == STALE_ATTEMPTS) {
                    throw new RetrievalException(
                            RetrievalException.Kind.CONFLICT,
                            "conflict",
                            "other changes to the same documents kept getting in the way; repeat the call: "
                                    + stale.getMessage(),
                            stale);
                }
                plans = planner.plan(plans.stream().map(IngestRun::source).toList());
                vectors = embedder.embed(plans);
            }
        }
        for (DocumentPlan plan : plans) {
            progress.written(plan);
            inFlight.remove(plan.key());
        }
    }

    private static SourceDocument source(DocumentPlan plan) {
        return switch (plan) {
            case DocumentPlan.Change change -> change.source();
            case DocumentPlan.Failure failure -> failure.source();
            case DocumentPlan.Same same ->
                throw new IllegalStateException("document '" + same.key() + "' had nothing to write; this is a bug");
        };
    }
}
