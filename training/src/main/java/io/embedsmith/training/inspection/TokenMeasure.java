package io.embedsmith.training.inspection;

import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Counts tokens, the special ones among them.
 *
 * @param most texts that are counted of each role; of more than that, some from all over the data
 */
public record TokenMeasure(SubwordTokenizer tokenizer, int most) {
    /** Enough to know a share to half a percent, and done in seconds. */
    public static final int SAMPLE = 20_000;

    private static final int ROOM = 64;

    public TokenMeasure {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " texts are counted; at least 1 is needed");
        }
    }

    /** Counts all. */
    public static TokenMeasure ofAll(SubwordTokenizer tokenizer) {
        return new TokenMeasure(tokenizer, Integer.MAX_VALUE);
    }

    int tokens(String text) {
        return tokenizer.countTokens(text) + tokenizer.specialTokens();
    }

    int tokens(TextPair pair) {
        int special = tokenizer.join(new long[0], new long[0], ROOM).size();
        return tokenizer.countTokens(pair.query()) + tokenizer.countTokens(pair.passage()) + special;
    }

    <T> Lengths lengths(int limit, List<T> all, ToIntFunction<T> tokens) {
        int counted = Math.min(most, all.size());
        int[] counts = IntStream.range(0, counted)
                .parallel()
                .map(i -> tokens.applyAsInt(all.get((int) ((long) i * all.size() / counted))))
                .toArray();
        return Lengths.of(all.size(), limit, counts);
    }
}
