package io.embedsmith.retrieval.split;

import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;

/** Where the tokens of a whole document start, to count those of any part of it without tokenizing again. */
final class TokenIndex {
    private final String text;
    /** Ascending. */
    private final int[] starts;

    private TokenIndex(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static TokenIndex of(String text, Tokenizer tokenizer) {
        TokenSpans spans = tokenizer.spans(text);
        int[] starts = new int[spans.size()];
        int latest = 0;
        for (int i = 0; i < starts.length; i++) {
            // Byte-level tokenizers give several tokens of one character the same place, or one slightly before.
            latest = Math.max(latest, spans.start(i));
            starts[i] = latest;
        }
        return new TokenIndex(text, starts);
    }

    /** Tokens that start between two offsets. */
    int count(int start, int end) {
        return firstAt(end) - firstAt(start);
    }

    /** The farthest offset up to {@code limit} with at most {@code tokens} tokens between it and {@code start}. */
    int reach(int start, int limit, int tokens) {
        int beyond = firstAt(start) + tokens;
        int end = beyond < starts.length ? Math.min(starts[beyond], limit) : limit;
        return end < text.length() && end > 0 && splitsPair(end) ? end - 1 : end;
    }

    private boolean splitsPair(int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Index of the first token that starts at or behind an offset. */
    private int firstAt(int offset) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
