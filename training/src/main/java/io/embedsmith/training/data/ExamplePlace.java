package io.embedsmith.training.data;

import java.nio.file.Path;

/**
 * Where an example stands.
 *
 * @param source file or folder
 * @param number of the line or the example, counted from 1
 */
public record ExamplePlace(Path source, long number, Unit unit) {

    /** What is counted. */
    public enum Unit {
        /** Lines of a file, also of a compressed one. */
        LINE,
        /** Examples, where they have no line of their own. */
        EXAMPLE
    }

    static ExamplePlace ofLine(Path file, long line) {
        return new ExamplePlace(file, line, Unit.LINE);
    }

    @Override
    public String toString() {
        return switch (unit) {
            case LINE -> source + ":" + number;
            case EXAMPLE -> source + ", example " + number;
        };
    }
}
