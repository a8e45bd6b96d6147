package io.embedsmith.retrieval.collection;

/**
 * How documents become passages.
 *
 * @param maxTokens longest passage in tokens of the model, headings and special tokens included; at least 16
 * @param overlapTokens tokens that a passage repeats from the one before, at most half of {@code maxTokens}
 * @param includeHeadings whether the headings above a passage are embedded with it
 */
public record SplitSettings(int maxTokens, int overlapTokens, boolean includeHeadings) {
    /** 256 tokens, 32 of overlap, headings included. */
    public static final SplitSettings DEFAULT = new SplitSettings(256, 32, true);

    public SplitSettings {
        if (maxTokens < 16) {
            throw new IllegalArgumentException("maxTokens is " + maxTokens + "; a passage has at least 16 tokens");
        }
        if (overlapTokens < 0 || overlapTokens > maxTokens / 2) {
            throw new IllegalArgumentException("overlapTokens is " + overlapTokens + "; 0 to " + maxTokens / 2
                    + " (half of maxTokens " + maxTokens + ") are allowed");
        }
    }
}
