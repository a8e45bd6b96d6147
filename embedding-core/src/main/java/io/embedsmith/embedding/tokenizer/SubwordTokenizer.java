package io.embedsmith.embedding.tokenizer;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.embedsmith.embedding.text.WellFormed;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The tokenizer of a model directory ({@code tokenizer.json}), as the Hugging Face library reads it.
 *
 * <p>Lone surrogates count as U+FFFD. Texts of more than {@value #WINDOW} characters are tokenized in windows that are cut at
 * white space, so that memory stays bounded; tokenizers that merge across white space may then cut differently there.
 */
public final class SubwordTokenizer implements Tokenizer, AutoCloseable {
    static final int WINDOW = 32_768;

    private final NativeTokenizer tokenizer;
    private final SpecialTokens special;
    private final PairTemplate pairs;

    private SubwordTokenizer(NativeTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.special = SpecialTokens.of(tokenizer);
        this.pairs = PairTemplate.of(tokenizer);
    }

    /**
     * Loads a {@code tokenizer.json}.
     *
     * @throws io.embedsmith.embedding.ModelUnavailableException if the file cannot be read
     */
    public static SubwordTokenizer load(Path file) {
        return new SubwordTokenizer(NativeTokenizer.load(file));
    }

    @Override
    public TokenSpans spans(String text) {
        String wellFormed = WellFormed.of(text);
        SpanBuilder spans = new SpanBuilder(wellFormed);
        for (int from = 0; from < wellFormed.length(); ) {
            int end = TextWindow.endWithin(wellFormed, from, WINDOW);
            spans.append(from, tokenizer.codePointSpans(wellFormed.substring(from, end)));
            from = end;
        }
        return spans.build();
    }

    @Override
    public int countTokens(String text) {
        String wellFormed = WellFormed.of(text);
        int count = 0;
        for (int from = 0; from < wellFormed.length(); ) {
            int end = TextWindow.endWithin(wellFormed, from, WINDOW);
            count += tokenizer.count(wellFormed.substring(from, end));
            from = end;
        }
        return count;
    }

    @Override
    public int specialTokens() {
        return special.count();
    }

    /**
     * The text with its special tokens, cut to at most {@code maxTokens}.
     *
     * <p>Of a text that is far over the limit only as much is tokenized as fills it: the tokens of the kept side do not
     * depend on what lies beyond the next white space.
     *
     * @return as many tokens as the text has, or {@code maxTokens}
     */
    public TokenIds ids(String text, int maxTokens, Cut cut) {
        String wellFormed = WellFormed.of(text);
        int room = Math.max(0, maxTokens - special.count());
        int window = Math.max(WINDOW / 8, room * 8);
        while (true) {
            boolean whole = wellFormed.length() <= window;
            String part = whole ? wellFormed : part(wellFormed, window, cut);
            TokenIds tokens = tokenizer.ids(part, true);
            // One token more than fits shows that the text goes on; the margin keeps the cut's neighbourhood out.
            if (whole || tokens.size() - special.count() > room + special.margin()) {
                return special.cut(tokens, room, cut);
            }
            window = window > wellFormed.length() / 4 ? wellFormed.length() : window * 4;
        }
    }

    /** The first tokens of a text, at most {@code limit}, without special tokens: one side of a pair. */
    public long[] ownIds(String text, int limit) {
        long[] ids = ids(text, limit + special.count(), Cut.END).ids();
        return Arrays.copyOfRange(ids, special.before(), ids.length - special.behind());
    }

    /**
     * Two texts as one, with special tokens; if that is more than {@code maxTokens}, the longer text is cut at its end, and
     * both where they are equal.
     *
     * @param first own tokens of the first text, {@code maxTokens} of them if it has so many
     * @param second likewise
     */
    public TokenIds join(long[] first, long[] second, int maxTokens) {
        return pairs.join(first, second, maxTokens);
    }

    private static String part(String text, int window, Cut cut) {
        return switch (cut) {
            case END -> text.substring(0, TextWindow.endWithin(text, 0, window));
            case START -> text.substring(TextWindow.startWithin(text, window));
        };
    }

    /**
     * Number of tokens with special tokens, or some number above {@code limit} if there are more.
     *
     * @see #countTokens to count all
     */
    public int countUpTo(String text, int limit) {
        String wellFormed = WellFormed.of(text);
        int count = special.count();
        for (int from = 0; from < wellFormed.length() && count <= limit; ) {
            int end = TextWindow.endWithin(wellFormed, from, WINDOW);
            count += tokenizer.count(wellFormed.substring(from, end));
            from = end;
        }
        return count;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** Longest text that is tokenized in one piece, in characters. */
    public int window() {
        return WINDOW;
    }

    /** The side that tokens beyond the limit are taken from. */
    public enum Cut {
        END,
        START
    }

    /** Collects offsets, turning code points of a window into UTF-16 units of the whole text. */
    private static final class SpanBuilder {
        private final String text;
        private int[] starts = new int[64];
        private int[] ends = new int[64];
        private int size;

        SpanBuilder(String text) {
            this.text = text;
        }

        void append(int from, CharSpan[] spans) {
            int codePoint = 0;
            int unit = from;
            int previousEnd = from;
            for (CharSpan span : spans) {
                if (size == starts.length) {
                    starts = Arrays.copyOf(starts, size * 2);
                    ends = Arrays.copyOf(ends, size * 2);
                }
                if (span == null) { // a token that stands for no character
                    starts[size] = previousEnd;
                    ends[size++] = previousEnd;
                    continue;
                }
                // Tokens come in text order; one that starts before its predecessor's start is walked back to.
                unit = text.offsetByCodePoints(unit, span.getStart() - codePoint);
                codePoint = span.getStart();
                starts[size] = unit;
                previousEnd = text.offsetByCodePoints(unit, span.getEnd() - span.getStart());
                ends[size++] = previousEnd;
            }
        }

        TokenSpans build() {
            return TokenSpans.copyOf(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }
}
