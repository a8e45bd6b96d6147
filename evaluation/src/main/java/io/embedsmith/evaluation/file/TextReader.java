package io.embedsmith.evaluation.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** Readers of whole UTF-8 text files, plain or gzip. */
public final class TextReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextReader() {}

    /**
     * The characters, line breaks as they are, without a byte order mark; reading what is not UTF-8 fails.
     *
     * @throws UnreadableFileException if the file is missing or not readable
     * @throws MalformedFileException if its first characters are not UTF-8
     */
    public static Reader open(Path file) {
        Reader reader = new BufferedReader(new InputStreamReader(RawBytes.open(file), RawBytes.strictUtf8()));
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (CharacterCodingException e) {
            throw new MalformedFileException(
                    file, 1, "the file begins with what is not UTF-8 (" + e.getMessage() + "); convert it to UTF-8");
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }
}
