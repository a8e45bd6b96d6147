package io.embedsmith.retrieval.extract;

/**
 * What an archive may hold.
 *
 * @param entries most entries, those of inner archives included
 * @param inflatedBytes most bytes after inflating, inner archives included
 * @param ratio most inflated bytes for each byte of the file
 * @param depth deepest nesting of archives; the file itself is 1
 */
public record ArchiveLimits(int entries, long inflatedBytes, int ratio, int depth) {
    /** 10,000 entries, 1 GiB, 200 to 1, three deep (a workbook in a document in a presentation). */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(10_000, 1L << 30, 200, 3);

    public ArchiveLimits {
        ExtractionLimits.atLeast("archive entries", entries, 1);
        ExtractionLimits.atLeast("archive inflatedBytes", inflatedBytes, 1);
        ExtractionLimits.atLeast("archive ratio", ratio, 1);
        ExtractionLimits.atLeast("archive depth", depth, 1);
    }
}
