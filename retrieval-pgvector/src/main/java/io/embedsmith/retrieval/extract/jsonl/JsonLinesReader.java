package io.embedsmith.retrieval.extract.jsonl;

import io.embedsmith.embedding.file.InflatedStream;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.RetrievalException.Kind;
import io.embedsmith.retrieval.extract.ArchiveLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads a file of one JSON object per line, gzipped or not, without holding more than one line. A line that is no document
 * comes as {@link JsonLinesEntry.Malformed}, and the reading goes on.
 */
public final class JsonLinesReader implements Iterator<JsonLinesEntry>, AutoCloseable {
    /** Longest line in bytes. */
    public static final int MAX_LINE_BYTES = 32 << 20;

    private final String name;
    private final InputStream in;
    private long line;
    private boolean ended;
    private Optional<JsonLinesEntry> next = Optional.empty();

    private JsonLinesReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /** Whether a name says JSON Lines: {@code .jsonl} or {@code .ndjson}, {@code .gz} behind it or not. */
    public static boolean accepts(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return plain.endsWith(".jsonl") || plain.endsWith(".ndjson");
    }

    /**
     * Opens a file.
     *
     * @throws RetrievalException {@code unreadable} if it cannot be opened
     */
    public static JsonLinesReader open(Path file) {
        try {
            return of(String.valueOf(file.getFileName()), Files.newInputStream(file));
        } catch (IOException e) {
            throw new RetrievalException(Kind.INVALID, "unreadable", file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Reads a stream, which is closed with the reader; {@code name} is for messages. */
    public static JsonLinesReader of(String name, InputStream stream) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return new JsonLinesReader(name, zipped ? new BufferedInputStream(inflated(in), 1 << 16) : in);
    }

    private static InputStream inflated(InputStream zipped) throws IOException {
        return InflatedStream.of(zipped, ArchiveLimits.DEFAULT.ratio());
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !ended) {
            next = read();
            ended |= next.isEmpty();
        }
        return next.isPresent();
    }

    @Override
    public JsonLinesEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException(name + " has no more lines");
        }
        JsonLinesEntry entry = next.orElseThrow();
        next = Optional.empty();
        return entry;
    }

    private Optional<JsonLinesEntry> read() {
        while (true) {
            LineBytes bytes;
            try {
                bytes = readLine();
            } catch (IOException e) {
                // A damaged archive: what came before stands, and it is said that something is missing.
                ended = true;
                return Optional.of(new JsonLinesEntry.Malformed(
                        line + 1, name + " breaks off: " + e.getMessage() + "; send it again, whole and uncompressed"));
            }
            if (bytes.isEnd()) {
                return Optional.empty();
            }
            line++;
            if (bytes.tooLong()) {
                return Optional.of(new JsonLinesEntry.Malformed(
                        line, name + ", line " + line + " has more than " + MAX_LINE_BYTES + " bytes, the limit"));
            }
            if (!bytes.isBlank()) {
                return Optional.of(JsonLine.parse(name, line, bytes.bytes()));
            }
        }
    }

    /** The next line's bytes; of a line that is too long none are kept. */
    private LineBytes readLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        boolean tooLong = false;
        int read = in.read();
        boolean end = read < 0;
        while (read >= 0 && read != '\n') {
            if (bytes.size() < MAX_LINE_BYTES) {
                bytes.write(read);
            } else {
                tooLong = true;
            }
            read = in.read();
        }
        return new LineBytes(bytes.toByteArray(), tooLong, end);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record LineBytes(byte[] bytes, boolean tooLong, boolean isEnd) {
        boolean isBlank() {
            for (byte value : bytes) {
                if (value > ' ' || value < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new RetrievalException(Kind.UNAVAILABLE, "unreadable", name + " cannot be closed", e);
        }
    }
}
