package io.embedsmith.evaluation.file;

import io.embedsmith.evaluation.EvaluationException;
import java.nio.file.Path;

/** A file that does not hold what it should; whoever wrote it must act. The message starts with file and line. */
public final class MalformedFileException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    /** With the line counted from 1. */
    public MalformedFileException(Path file, long line, String message) {
        super(file + ":" + line + ": " + message);
        this.file = file.toString();
        this.line = line;
    }

    /** The file. */
    public Path file() {
        return Path.of(file);
    }

    /** The line, counted from 1. */
    public long line() {
        return line;
    }
}
