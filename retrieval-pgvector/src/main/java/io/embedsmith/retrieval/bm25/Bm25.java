package io.embedsmith.retrieval.bm25;

/**
 * BM25 as Lucene computes it (Robertson, Walker et al.: Okapi at TREC-3, 1994; Kamphuis et al.: Which BM25 Do You Mean?,
 * ECIR 2020, variant "Lucene (accurate)").
 *
 * <p>score(query, passage) = Σ over terms of idf(term) · saturation(term, passage). The saturation is stored with the
 * passage, the idf comes with the query, so that the score is an inner product.
 *
 * @param k1 how slowly repeated occurrences stop counting, at least 0
 * @param b how much long passages are held back, 0 to 1
 */
public record Bm25(double k1, double b) {
    /** Lucene's defaults. */
    public static final Bm25 DEFAULT = new Bm25(1.2, 0.75);

    public Bm25 {
        if (!(k1 >= 0 && Double.isFinite(k1))) {
            throw new IllegalArgumentException("k1 is " + k1 + "; a finite number of at least 0 is needed");
        }
        if (!(b >= 0 && b <= 1)) {
            throw new IllegalArgumentException("b is " + b + "; 0 to 1 are allowed");
        }
    }

    /** {@code frequency / (frequency + k1 · (1 - b + b · length / averageLength))}, in [0, 1). */
    public double saturation(double frequency, int length, double averageLength) {
        return frequency / (frequency + norm(length, averageLength));
    }

    /** The frequency that {@link #saturation} made this of. */
    public double frequency(double saturation, int length, double averageLength) {
        return saturation * norm(length, averageLength) / (1 - saturation);
    }

    /** {@code ln(1 + (passages - documentFrequency + 0.5) / (documentFrequency + 0.5))}, above 0. */
    public static double idf(long documentFrequency, long passages) {
        // A ledger read while a write commits may be one off; the logarithm must not see a negative number.
        double without = Math.max(0, passages - documentFrequency);
        return Math.log1p((without + 0.5) / (Math.max(0, documentFrequency) + 0.5));
    }

    private double norm(int length, double averageLength) {
        return k1 * (1 - b + b * length / averageLength);
    }
}
