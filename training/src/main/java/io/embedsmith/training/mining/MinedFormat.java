package io.embedsmith.training.mining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How mined examples are written: FlagEmbedding's way, or as {@code mine_hard_negatives} of sentence-transformers does. */
public enum MinedFormat {
    /** A line for each example: {@code query}, {@code pos}, {@code neg}. */
    FLAG,
    /** A line for each positive and negative: {@code anchor}, {@code positive}, {@code negative}. */
    TRIPLET,
    /** A line for each positive that has as many negatives as asked for: {@code negative_1} and so on. */
    N_TUPLE,
    /** A line for each passage: {@code anchor}, {@code positive}, {@code label} 1 or 0. */
    LABELED_PAIR,
    /** A line for each positive: {@code positive} holds it and the negatives, {@code labels} a 1 and zeros. */
    LABELED_LIST;

    /** As it is written on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of a label. */
    public static MinedFormat of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format '" + label + "'; there are "
                        + String.join(
                                ", ",
                                List.of(values()).stream()
                                        .map(MinedFormat::label)
                                        .toList())));
    }
}
