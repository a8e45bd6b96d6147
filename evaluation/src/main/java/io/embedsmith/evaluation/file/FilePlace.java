package io.embedsmith.evaluation.file;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A line of a file, for complaints about what stands there.
 *
 * @param line counted from 1
 */
public record FilePlace(Path file, long line) {

    /** A complaint about the line. */
    public MalformedFileException malformed(String message) {
        return new MalformedFileException(file, line, message);
    }

    /**
     * What {@code factory} makes; its complaint about a value becomes one about the line.
     *
     * @throws MalformedFileException if the factory refuses with an {@link IllegalArgumentException}
     */
    public <T> T checked(Supplier<T> factory) {
        try {
            return factory.get();
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Lets {@code step} take what stands there; its complaint becomes one about the line.
     *
     * @throws MalformedFileException if it refuses with an {@link IllegalArgumentException}
     */
    public void check(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
