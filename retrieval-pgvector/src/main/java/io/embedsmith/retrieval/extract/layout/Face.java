package io.embedsmith.retrieval.extract.layout;

/**
 * How type looks.
 *
 * @param size of the font, in points
 * @param bold heavier than text is
 * @param fixedPitch all characters of one width, as programs are set
 */
public record Face(double size, boolean bold, boolean fixedPitch) {
    /** Rounding in a producer makes sizes differ by less than this share. */
    private static final double SAME_SIZE = 0.06;

    public Face {
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("the size of a face is " + size + "; it must be positive and finite");
        }
    }

    boolean isSizeOf(Face other) {
        return Math.abs(size - other.size) <= SAME_SIZE * Math.max(size, other.size);
    }
}
