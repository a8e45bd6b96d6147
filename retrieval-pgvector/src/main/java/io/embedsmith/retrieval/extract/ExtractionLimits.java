package io.embedsmith.retrieval.extract;

import java.time.Duration;

/**
 * What one document may cost.
 *
 * @param inputBytes largest file
 * @param characters longest text, in UTF-16 units
 * @param time for one document, once its turn has come
 * @param heapBytes of the child process
 * @param archive of formats that are zip archives
 * @param depth deepest nesting of elements in HTML, XML or Markdown
 */
public record ExtractionLimits(
        long inputBytes, int characters, Duration time, long heapBytes, ArchiveLimits archive, int depth) {
    private static final long MIB = 1L << 20;

    /** 100 MiB in, 10,000,000 characters out, a minute, 512 MiB of heap. */
    public static final ExtractionLimits DEFAULT =
            new ExtractionLimits(100 * MIB, 10_000_000, Duration.ofSeconds(60), 512 * MIB, ArchiveLimits.DEFAULT, 256);

    public ExtractionLimits {
        atLeast("inputBytes", inputBytes, 1);
        atLeast("characters", characters, 1);
        atLeast("time in milliseconds", time.toMillis(), 1);
        atLeast("heapBytes", heapBytes, 32 * MIB);
        atLeast("depth", depth, 1);
    }

    /** The same, another time limit. */
    public ExtractionLimits withTime(Duration other) {
        return new ExtractionLimits(inputBytes, characters, other, heapBytes, archive, depth);
    }

    /** The same, another heap. */
    public ExtractionLimits withHeapBytes(long other) {
        return new ExtractionLimits(inputBytes, characters, time, other, archive, depth);
    }

    /** The same, another length of text. */
    public ExtractionLimits withCharacters(int other) {
        return new ExtractionLimits(inputBytes, other, time, heapBytes, archive, depth);
    }

    /** The same, another size of file. */
    public ExtractionLimits withInputBytes(long other) {
        return new ExtractionLimits(other, characters, time, heapBytes, archive, depth);
    }

    static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "extraction limit " + name + " is " + value + "; at least " + least + " is needed");
        }
    }
}
