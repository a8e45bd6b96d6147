package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Documents on their way in, over something that must be closed. */
public interface SourceDocuments extends Iterator<SourceDocument>, AutoCloseable {

    @Override
    void close();

    /** The same documents; {@code afterwards} runs when they are closed. */
    default SourceDocuments thenRun(Runnable afterwards) {
        SourceDocuments documents = this;
        return new SourceDocuments() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public SourceDocument next() {
                return documents.next();
            }

            @Override
            public void close() {
                try {
                    documents.close();
                } finally {
                    afterwards.run();
                }
            }
        };
    }

    /** One document, read when it is asked for. */
    static SourceDocuments lazily(Supplier<SourceDocument> document) {
        return new SourceDocuments() {
            private boolean given;

            @Override
            public boolean hasNext() {
                return !given;
            }

            @Override
            public SourceDocument next() {
                if (given) {
                    throw new NoSuchElementException("there is one document only");
                }
                given = true;
                return document.get();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
