package io.embedsmith.benchmarks.data;

import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts cut from real passages to lengths that are spread as in real collections: log-normal, with a median of 45 tokens and
 * none above 480, special tokens included.
 */
public final class MixedLengths {
    private static final int MEDIAN = 45;
    private static final int MOST = 480;

    /** Spread of the logarithm: two thirds of the texts have 18 to 110 tokens, a tenth more than 140. */
    private static final double SIGMA = 0.9;

    private static final int SEED = 20_261_126;

    private MixedLengths() {}

    /**
     * The same texts every time: each starts with a passage drawn at random and goes on through those that follow it.
     *
     * @param passages in a fixed order
     */
    public static List<String> cut(List<String> passages, Tokenizer tokenizer, int count) {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>(count);
        while (texts.size() < count) {
            int wanted = (int) Math.round(MEDIAN * Math.exp(SIGMA * random.nextGaussian()));
            int own = Math.clamp(wanted, 4, MOST) - tokenizer.specialTokens();
            texts.add(cut(passages, random.nextInt(passages.size()), tokenizer, own));
        }
        return texts;
    }

    /** Texts of one length, in tokens, made in the same way. */
    public static List<String> ofLength(int length, List<String> passages, Tokenizer tokenizer, int count) {
        Random random = new Random(SEED);
        return IntStream.range(0, count)
                .mapToObj(i ->
                        cut(passages, random.nextInt(passages.size()), tokenizer, length - tokenizer.specialTokens()))
                .toList();
    }

    private static String cut(List<String> passages, int first, Tokenizer tokenizer, int tokens) {
        StringBuilder text = new StringBuilder();
        TokenSpans spans = tokenizer.spans("");
        for (int next = first; spans.size() < tokens; next = (next + 1) % passages.size()) {
            text.append(passages.get(next));
            spans = tokenizer.spans(text.toString());
        }
        return text.substring(0, spans.end(tokens - 1));
    }
}
