package io.embedsmith.evaluation.file;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Path;
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
    /** Longest line; a file without line ends must not fill the memory. */
    static final int MAX_LINE_BYTES = 64 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final InputStream bytes;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 10);
    private final CharsetDecoder decoder = RawBytes.strictUtf8();
    private String text = "";
    private long number;

    private TextLines(Path file, InputStream bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** @throws UnreadableFileException if the file is missing or not readable */
    public static TextLines open(Path file) {
        return new TextLines(file, RawBytes.open(file));
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
        buffer.reset();
        number++;
        try {
            int next = bytes.read();
            if (next < 0) {
                return false;
            }
            for (; next >= 0 && next != '\n'; next = bytes.read()) {
                if (buffer.size() == MAX_LINE_BYTES) {
                    throw malformed("the line is longer than " + MAX_LINE_BYTES + " bytes; is this a text file?");
                }
                buffer.write(next);
            }
        } catch (EOFException | ZipException e) {
            throw malformed("the gzip data is broken or cut off (" + e.getMessage() + "); fetch the file again");
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
        text = decoded(buffer.toByteArray());
        return true;
    }

    private String decoded(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            String decoded = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
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
