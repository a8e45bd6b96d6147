package io.embedsmith.api.ingest;

import io.embedsmith.api.ingest.BeirCorpus.AbandonedException;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.FailureReason;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Documents of a corpus in BEIR's layout: one passage each, under its {@code _id}, title and text joined by a space as
 * BEIR's own retrievers do. Read by a thread of its own, a bounded number of characters ahead.
 */
public final class BeirDocuments implements Iterator<SourceDocument>, AutoCloseable {
    /** As much as the longest passage, so that there is never more than one of these on its way. */
    private static final int AHEAD_CHARACTERS = WholePassage.MAX_CHARACTERS;
    /** What a passage costs beside its characters; so there are at most 512 of them, however short. */
    private static final int PASSAGE_CHARACTERS = AHEAD_CHARACTERS / 512;

    private final ReadAhead<Step> steps = new ReadAhead<>(AHEAD_CHARACTERS);
    private final Thread reader;
    private final int maxCharacters;
    private final Tokenizer tokenizer;
    private @Nullable Step next;

    private sealed interface Step {
        record Next(Passage passage) implements Step {}

        record TooLong(DocumentKey key, int characters) implements Step {}

        record Failed(RuntimeException failure) implements Step {}

        record End() implements Step {}
    }

    /** What gives passages one by one to whoever wants them. */
    @FunctionalInterface
    interface Passages {
        void forEach(Consumer<Passage> consumer);
    }

    private BeirDocuments(Passages passages, int maxCharacters, Tokenizer tokenizer) {
        this.maxCharacters = maxCharacters;
        this.tokenizer = tokenizer;
        this.reader = Thread.ofPlatform().daemon().name("corpus-reader").unstarted(() -> read(passages));
    }

    /** Starts reading. */
    static BeirDocuments of(Passages passages, int maxCharacters, Tokenizer tokenizer) {
        BeirDocuments documents = new BeirDocuments(passages, maxCharacters, tokenizer);
        documents.reader.start();
        return documents;
    }

    private void read(Passages passages) {
        try {
            passages.forEach(this::put);
            steps.end(new Step.End());
        } catch (AbandonedException e) {
            // Closed; nobody waits for the rest.
        } catch (RuntimeException e) {
            steps.end(new Step.Failed(e));
        } catch (Error e) {
            // The thread ends here; without this whoever takes the documents would wait for ever.
            steps.end(new Step.Failed(new IllegalStateException("the reader of the corpus broke down: " + e, e)));
            throw e;
        }
    }

    private void put(Passage passage) {
        int characters = passage.title().length() + passage.text().length();
        try {
            if (characters > maxCharacters) {
                steps.put(new Step.TooLong(key(passage), characters), PASSAGE_CHARACTERS);
            } else {
                steps.put(new Step.Next(passage), PASSAGE_CHARACTERS + characters);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbandonedException();
        }
    }

    @Override
    public boolean hasNext() {
        return switch (peek()) {
            case Step.Next _, Step.TooLong _ -> true;
            case Step.End _ -> false;
            case Step.Failed failed -> throw failed.failure();
        };
    }

    @Override
    public SourceDocument next() {
        Step step = peek();
        SourceDocument document =
                switch (step) {
                    case Step.Next passage -> document(passage.passage());
                    case Step.TooLong passage -> tooLong(passage);
                    case Step.End _ -> throw new NoSuchElementException("the corpus has no more passages");
                    case Step.Failed failed -> throw failed.failure();
                };
        next = null;
        return document;
    }

    private Step peek() {
        Step step = next;
        if (step == null) {
            try {
                step = steps.take(reader);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading a corpus", e);
            }
            next = step;
        }
        return step;
    }

    private SourceDocument document(Passage passage) {
        String text = passage.titleAndText();
        DocumentKey key = key(passage);
        if (text.isEmpty()) {
            return failed(key, FailureReason.EMPTY, "passage " + key + " has neither a title nor a text");
        }
        String title =
                Optional.of(passage.title()).filter(name -> !name.isBlank()).orElse(key.value());
        return WholePassage.of(key, new WholePassage.Text(title, "text/plain", text), Map.of(), tokenizer);
    }

    private SourceDocument tooLong(Step.TooLong passage) {
        return failed(
                passage.key(),
                FailureReason.TOO_LARGE,
                "passage " + passage.key() + " has " + passage.characters() + " characters, the limit of one is "
                        + maxCharacters + "; split it, or send it as a file, which is split here");
    }

    private static DocumentKey key(Passage passage) {
        return new DocumentKey(passage.id().value());
    }

    private static SourceDocument failed(DocumentKey key, FailureReason reason, String message) {
        return new SourceDocument.Failed(
                key,
                ContentHash.of("whole", "", reason == FailureReason.EMPTY ? "" : message),
                new DocumentFailure(reason.code(), message),
                Map.of());
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
