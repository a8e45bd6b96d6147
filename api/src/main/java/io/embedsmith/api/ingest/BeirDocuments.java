package io.embedsmith.api.ingest;

import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Documents of a corpus in BEIR's layout ({@code corpus.jsonl}, gzip or not): one passage each, under its {@code _id}, title
 * and text joined by a space as BEIR's own retrievers do. Read by a thread of its own, a bounded number ahead.
 */
public final class BeirDocuments implements Iterator<SourceDocument>, AutoCloseable {
    private static final int AHEAD = 512;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private final Tokenizer tokenizer;
    private @Nullable Step next;

    private sealed interface Step {
        record Next(Passage passage) implements Step {}

        record Failed(RuntimeException failure) implements Step {}

        record End() implements Step {}
    }

    /** Thrown through the file reader when nobody wants the rest. */
    private static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private BeirDocuments(Path file, Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.reader = Thread.ofPlatform().daemon().name("corpus-reader").unstarted(() -> read(file));
    }

    /** Starts reading. */
    public static BeirDocuments open(Path file, Tokenizer tokenizer) {
        BeirDocuments documents = new BeirDocuments(file, tokenizer);
        documents.reader.start();
        return documents;
    }

    /** Number of lines with a passage. */
    public static long count(Path file) {
        long[] passages = {0};
        BeirFiles.forEachPassage(file, passage -> passages[0]++);
        return passages[0];
    }

    private void read(Path file) {
        try {
            BeirFiles.forEachPassage(file, passage -> put(new Step.Next(passage)));
            put(new Step.End());
        } catch (AbandonedException e) {
            // Closed; nobody waits for the rest.
        } catch (RuntimeException e) {
            put(new Step.Failed(e));
        }
    }

    private void put(Step step) {
        try {
            steps.put(step);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbandonedException();
        }
    }

    @Override
    public boolean hasNext() {
        return switch (peek()) {
            case Step.Next _ -> true;
            case Step.End _ -> false;
            case Step.Failed failed -> throw failed.failure();
        };
    }

    @Override
    public SourceDocument next() {
        return switch (peek()) {
            case Step.Next step -> {
                next = null;
                yield document(step.passage());
            }
            case Step.End _ -> throw new NoSuchElementException("the corpus has no more passages");
            case Step.Failed failed -> throw failed.failure();
        };
    }

    private Step peek() {
        Step step = next;
        if (step == null) {
            try {
                step = steps.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading a corpus", e);
            }
            next = step;
        }
        return step;
    }

    private SourceDocument document(Passage passage) {
        String text = (passage.title() + " " + passage.text()).strip();
        DocumentKey key = new DocumentKey(passage.id().value());
        if (text.isEmpty()) {
            return new SourceDocument.Failed(
                    key,
                    ContentHash.of("whole", "", ""),
                    new io.embedsmith.retrieval.document.DocumentFailure(
                            "empty", "passage " + key + " has neither a title nor a text"),
                    Map.of());
        }
        String title =
                Optional.of(passage.title()).filter(name -> !name.isBlank()).orElse(key.value());
        return WholePassage.of(key, new WholePassage.Text(title, "text/plain", text), Map.of(), tokenizer);
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
