package io.embedsmith.training.data;

import java.util.List;
import java.util.Optional;

/** The names of the columns that hold the two texts and the score. */
record PairColumns(String first, String second, String score) {
    private static final List<String> FIRST = List.of("sentence1", "text1", "first", "premise", "anchor");
    private static final List<String> SECOND = List.of("sentence2", "text2", "second", "hypothesis");
    private static final List<String> SCORE = List.of("score", "label", "similarity");

    /** For complaints. */
    static final String NEEDED = "one of " + FIRST + ", one of " + SECOND + " and one of " + SCORE;

    static boolean areNamedIn(List<String> columns) {
        return find(FIRST, columns).isPresent()
                && find(SECOND, columns).isPresent()
                && find(SCORE, columns).isPresent();
    }

    /** Of columns that {@link #areNamedIn name} them. */
    static PairColumns of(List<String> columns) {
        return new PairColumns(
                find(FIRST, columns).orElseThrow(),
                find(SECOND, columns).orElseThrow(),
                find(SCORE, columns).orElseThrow());
    }

    private static Optional<String> find(List<String> names, List<String> columns) {
        return names.stream().filter(columns::contains).findFirst();
    }
}
