package io.embedsmith.evaluation.file;

import io.embedsmith.embedding.file.InflationException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/**
 * The lines of a UTF-8 text file, one in memory at a time. Gzip is known by its first two bytes, not by the file's name.
 * Not safe for use by several threads.
 *
 * <p>Lines are cut from the bytes and decoded one by one: a decoder over the whole stream reads ahead, so its complaint
 * could not name the line.
 */
public final class TextLines implements AutoCloseable {
    /** What the buffer holds on to between two lines. */
    private static final int KEPT_BYTES = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final TextLimits limits;
    private final InputStream bytes;
    private byte[] line = new byte[1 << 10];
    private int length;
    private final CharsetDecoder decoder = RawBytes.strictUtf8();
    private String text = "";
    private long number;

    private TextLines(Path file, TextLimits limits) {
        this.file = file;
        this.limits = limits;
        this.bytes = RawBytes.open(file, limits);
    }

    /**
     * Opens a file on the own disk.
     *
     * @throws UnreadableFileException if the file is missing or not readable
     */
    public static TextLines open(Path file) {
        return open(file, TextLimits.OWN);
    }

    /** @throws UnreadableFileException if the file is missing or not readable */
    public static TextLines open(Path file, TextLimits limits) {
        return new TextLines(file, limits);
    }

    /**
     * Goes to the next line, blank or not; whether there is one.
     *
     * @throws MalformedFileException if it is not UTF-8 or too long, or the file is cut off
     */
    public boolean advanceToAny() {
        return readLine();
    }

    /**
     * Goes to the next line that is not blank; whether there is one.
     *
     * @throws MalformedFileException if it is not UTF-8 or too long, or the file is cut off
     */
    public boolean advance() {
        while (readLine()) {
            if (!text.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The line, without its end. */
    public String text() {
        return text;
    }

    /** Number of the line, counted from 1. */
    public long number() {
        return number;
    }

    /** Where the line stands; stays what it is when the reader goes on. */
    public FilePlace place() {
        return new FilePlace(file, number);
    }

    /** A complaint about the line. */
    public MalformedFileException malformed(String message) {
        return place().malformed(message);
    }

    /**
     * What {@code factory} makes; its complaint about a value becomes one about the line.
     *
     * @throws MalformedFileException if the factory refuses with an {@link IllegalArgumentException}
     */
    public <T> T checked(Supplier<T> factory) {
        return place().checked(factory);
    }

    private boolean readLine() {
        length = 0;
        if (line.length > KEPT_BYTES) {
            line = new byte[1 << 10];
        }
        text = "";
        number++;
        try {
            int next = bytes.read();
            if (next < 0) {
                return false;
            }
            for (; next >= 0 && next != '\n'; next = bytes.read()) {
                append((byte) next);
            }
        } catch (InflationException e) {
            throw malformed(e.getMessage() + "; send it uncompressed");
        } catch (EOFException | ZipException e) {
            throw malformed("the gzip data is broken or cut off (" + e.getMessage() + "); fetch the file again");
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
        text = decoded();
        return true;
    }

    private void append(byte next) {
        if (length == limits.lineBytes()) {
            throw malformed("the line is longer than " + limits.lineBytes() + " bytes; is this a text file?");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, (int) Math.min(2L * length, limits.lineBytes()));
        }
        line[length++] = next;
    }

    private String decoded() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            String decoded = decoder.decode(ByteBuffer.wrap(line, 0, end)).toString();
            return number == 1 && !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK
                    ? decoded.substring(1)
                    : decoded;
        } catch (CharacterCodingException e) {
            throw malformed("the line is not UTF-8 (" + e.getMessage() + "); convert the file to UTF-8");
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }
}
