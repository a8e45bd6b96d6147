package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.document.DocumentKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Tells of each file when all of its documents are in. Safe for use by several threads: one reads ahead while another
 * reports what is in.
 *
 * @param <F> what a file is to the caller
 */
public final class FileCompletion<F> {
    private final Consumer<F> whole;
    private final BiConsumer<F, DocumentKey> seen;
    private final Map<DocumentKey, F> underWay = new HashMap<>();

    /** By file: its documents under way, and one more while it is being read. */
    private final Map<F, Integer> missing = new HashMap<>();

    /** Calls {@code whole} with each file once. */
    public FileCompletion(Consumer<F> whole) {
        this(whole, (file, key) -> {});
    }

    /** Calls {@code seen} with each document of a file before that. */
    public FileCompletion(Consumer<F> whole, BiConsumer<F, DocumentKey> seen) {
        this.whole = whole;
        this.seen = seen;
    }

    synchronized void begun(F file) {
        missing.merge(file, 1, Integer::sum);
    }

    /** A key that is still under way is ingested, and reported, once for both. */
    synchronized void given(F file, DocumentKey key) {
        seen.accept(file, key);
        F earlier = underWay.put(key, file);
        if (!file.equals(earlier)) {
            missing.merge(file, 1, Integer::sum);
            if (earlier != null) {
                release(earlier);
            }
        }
    }

    synchronized void ended(F file) {
        release(file);
    }

    /** A document is in, or is kept as a failed one. */
    public synchronized void finished(DocumentKey key) {
        F file = underWay.remove(key);
        if (file != null) {
            release(file);
        }
    }

    private void release(F file) {
        if (missing.merge(file, -1, Integer::sum) == 0) {
            missing.remove(file);
            whole.accept(file);
        }
    }
}
