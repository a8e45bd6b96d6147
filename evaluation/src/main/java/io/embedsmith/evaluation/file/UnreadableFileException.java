package io.embedsmith.evaluation.file;

import io.embedsmith.evaluation.EvaluationException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that could not be read or written: missing, not permitted, disk trouble. The operator must act. */
public final class UnreadableFileException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    /** Caused by an input or output failure on the file. */
    public UnreadableFileException(Path file, IOException cause) {
        super(message(file, cause), cause);
    }

    private static String message(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no file " + file + "; check the path";
        }
        return "cannot read or write " + file + ": " + cause.getMessage();
    }
}
