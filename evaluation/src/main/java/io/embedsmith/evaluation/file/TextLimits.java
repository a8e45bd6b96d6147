package io.embedsmith.evaluation.file;

/**
 * What a text file may cost its reader.
 *
 * @param lineBytes longest line
 * @param inflation most bytes that come out for each byte of a gzip file
 */
public record TextLimits(int lineBytes, int inflation) {
    /**
     * Of files on the own disk: whatever gzip can do (1,032 to 1 at most), since real data sets come near it where a column
     * repeats itself. A line has an end all the same, so that the wrong file does not fill the memory.
     */
    public static final TextLimits OWN = new TextLimits(64 << 20, 1_100);

    /** Of files that a client sent, who may mean harm: as for every other archive and JSON Lines file that comes in. */
    public static final TextLimits UPLOADED = new TextLimits(32 << 20, 200);

    public TextLimits {
        if (lineBytes < 1 || inflation < 1) {
            throw new IllegalArgumentException("a line of " + lineBytes + " bytes and an inflation of " + inflation
                    + " to 1 are no limits; both are at least 1");
        }
    }

    /** The same, another longest line. */
    public TextLimits withLineBytes(int other) {
        return new TextLimits(other, inflation);
    }
}
