package io.embedsmith.training.mining;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which ranks negatives come from.
 *
 * @param from the first, counted from 0
 * @param to the first that is no more
 * @param counted what has a rank
 */
public record RankRange(int from, int to, Counted counted) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,7})-(\\d{1,7})");

    /** What has a rank. */
    public enum Counted {
        /** Every passage that is found, positives among them: FlagEmbedding's rule. */
        FOUND,
        /** Passages that no rule drops: the rule of sentence-transformers. */
        KEPT
    }

    public RankRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("the range of ranks is " + from + "-" + to
                    + "; the second must be above the first, which is 0 or more: 10-210 leaves out the first 10");
        }
    }

    /** As FlagEmbedding writes it: {@code 10-210} are the 11th to the 210th. */
    public static RankRange parse(String text, Counted counted) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the range of ranks is '" + text + "'; write the first and the last rank as 10-210");
        }
        return new RankRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), counted);
    }

    /** How many passages must be found for a query of at most so many positives. */
    int depth(int positives) {
        return switch (counted) {
            case FOUND -> to;
            case KEPT -> to + positives;
        };
    }
}
