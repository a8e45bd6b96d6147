package io.embedsmith.retrieval.extract.layout;

/**
 * Characters that stand together.
 *
 * @param left where the first begins
 * @param right where the last ends
 * @param baseline what they stand on
 */
public record Word(String text, double left, double right, double baseline, Face face) {
    /** Shares of the size that most fonts have above and below the baseline. */
    private static final double ASCENT = 0.75;

    private static final double DESCENT = 0.2;

    double top() {
        return baseline - ASCENT * face.size();
    }

    double bottom() {
        return baseline + DESCENT * face.size();
    }

    /** Whether both are on one line: subscripts and superscripts are, the next line is not. */
    boolean isBeside(Word other) {
        double overlap = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
        double lower = Math.min(bottom() - top(), other.bottom() - other.top());
        return overlap > lower / 2;
    }
}
