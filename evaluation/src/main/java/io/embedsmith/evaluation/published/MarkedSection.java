package io.embedsmith.evaluation.published;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.file.TextReader;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** The part of a text file that a program writes, between two lines that mark it. */
public final class MarkedSection {
    private MarkedSection() {}

    /**
     * Replaces what is between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->}.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException if one of them is not there
     */
    public static void replace(Path file, String name, String content) {
        String text = read(file);
        String begin = "<!-- begin " + name + " -->";
        String end = "<!-- end " + name + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new FilePlace(file, 1)
                    .malformed("the lines '" + begin + "' and '" + end + "' are not there in that order; add them where"
                            + " the table belongs");
        }
        AtomicFile.write(file, text.substring(0, from + begin.length()) + "\n" + content + text.substring(to));
    }

    private static String read(Path file) {
        try (Reader reader = TextReader.open(file)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }
}
