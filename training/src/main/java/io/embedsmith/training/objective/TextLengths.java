package io.embedsmith.training.objective;

/**
 * Where texts are cut, in tokens with the special ones.
 *
 * @param query longest query
 * @param passage longest passage, and longest of two texts of one kind
 */
public record TextLengths(int query, int passage) {
    private static final int LEAST = 4;

    public TextLengths {
        require("query", query);
        require("passage", passage);
    }

    private static void require(String which, int tokens) {
        if (tokens < LEAST) {
            throw new IllegalArgumentException(
                    "the longest " + which + " has " + tokens + " tokens; at least " + LEAST + " are needed");
        }
    }
}
