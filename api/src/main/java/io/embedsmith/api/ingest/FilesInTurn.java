package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of several files, one file open at a time.
 *
 * @param <F> what a file is to the caller
 */
public final class FilesInTurn<F> implements Iterator<SourceDocument>, AutoCloseable {
    private final Iterator<F> files;
    private final Function<F, SourceDocuments> opener;
    private final FileCompletion<F> completion;
    private Optional<Open<F>> open = Optional.empty();

    private record Open<F>(F file, SourceDocuments documents) {}

    /** Opens each file with {@code opener} when its turn comes, and keeps {@code completion} posted. */
    public FilesInTurn(Iterator<F> files, Function<F, SourceDocuments> opener, FileCompletion<F> completion) {
        this.files = files;
        this.opener = opener;
        this.completion = completion;
    }

    @Override
    public boolean hasNext() {
        while (open.isEmpty() && files.hasNext()) {
            F file = files.next();
            completion.begun(file);
            open = Optional.of(new Open<>(file, opener.apply(file)));
            endIfExhausted();
        }
        return open.isPresent();
    }

    @Override
    public SourceDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all files have been read");
        }
        Open<F> current = open.orElseThrow();
        SourceDocument document = current.documents.next();
        completion.given(current.file, document.key());
        // At once, not when the next document is asked for: a cancelled ingest does not ask again.
        endIfExhausted();
        return document;
    }

    private void endIfExhausted() {
        Open<F> current = open.orElseThrow();
        if (!current.documents.hasNext()) {
            close();
            completion.ended(current.file);
        }
    }

    @Override
    public void close() {
        open.ifPresent(current -> current.documents.close());
        open = Optional.empty();
    }
}
