package io.embedsmith.embedding.tokenizer;

/**
 * Where each token of a text stands in it, as UTF-16 offsets, so that {@code text.substring(start(i), end(i))} is the
 * i-th token's surface. Offsets never cut a surrogate pair.
 */
public final class TokenSpans {
    private final int[] starts;
    private final int[] ends;

    private TokenSpans(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** Copies two arrays of shape {@code [tokens]}. */
    public static TokenSpans copyOf(int[] starts, int[] ends) {
        if (starts.length != ends.length) {
            throw new IllegalArgumentException(
                    "starts and ends differ in length: " + starts.length + " and " + ends.length + "; this is a bug");
        }
        return new TokenSpans(starts.clone(), ends.clone());
    }

    /** Number of tokens. */
    public int size() {
        return starts.length;
    }

    /** Offset of the first UTF-16 unit of token {@code index}. */
    public int start(int index) {
        return starts[index];
    }

    /** Offset behind the last UTF-16 unit of token {@code index}. */
    public int end(int index) {
        return ends[index];
    }
}
