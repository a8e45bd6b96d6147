package io.embedsmith.evaluation.file;

import io.embedsmith.embedding.file.InflatedStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unzipped if it is gzip, which is known by its first two bytes, not by its name. */
final class RawBytes {
    private static final int BUFFER_BYTES = 1 << 16;

    private RawBytes() {}

    /** @throws UnreadableFileException if the file is missing or not readable */
    static InputStream open(Path file) {
        return open(file, TextLimits.OWN);
    }

    /** @throws UnreadableFileException if the file is missing or not readable */
    static InputStream open(Path file, TextLimits limits) {
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
            try {
                return unzipped(raw, limits);
            } catch (IOException | RuntimeException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** Refuses what is not UTF-8, where the platform's own would put question marks. */
    static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static InputStream unzipped(InputStream raw, TextLimits limits) throws IOException {
        raw.mark(2);
        int magic = raw.read() | raw.read() << 8;
        raw.reset();
        return magic == GZIPInputStream.GZIP_MAGIC
                ? new BufferedInputStream(InflatedStream.of(raw, limits.inflation()), BUFFER_BYTES)
                : raw;
    }
}
