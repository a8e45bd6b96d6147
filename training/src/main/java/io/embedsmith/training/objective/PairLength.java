package io.embedsmith.training.objective;

/** Checks where pairs are cut. */
final class PairLength {
    private static final int LEAST = 8;

    private PairLength() {}

    static void require(int tokens) {
        if (tokens < LEAST) {
            throw new IllegalArgumentException(
                    "the longest pair has " + tokens + " tokens; at least " + LEAST + " are needed");
        }
    }
}
