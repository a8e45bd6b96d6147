package io.embedsmith.retrieval.extract.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files as programs wrote them; {@code samples/README.md} says which, and how. */
public final class Samples {
    private Samples() {}

    /** The bytes of a sample. */
    public static byte[] named(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/io/embedsmith/retrieval/extract/samples/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no sample called " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
