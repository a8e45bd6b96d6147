package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A tokenizer that is read when it is first asked for. */
final class LazyTokenizer implements AutoCloseable {
    private final Path file;
    private @Nullable SubwordTokenizer tokenizer;
    private boolean closed;

    LazyTokenizer(Path file) {
        this.file = file;
    }

    synchronized SubwordTokenizer get() {
        if (closed) {
            throw new IllegalStateException("the model host is closed");
        }
        if (tokenizer == null) {
            tokenizer = SubwordTokenizer.load(file);
        }
        return tokenizer;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
