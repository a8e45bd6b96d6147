package io.embedsmith.embedding.tokenizer;

import java.util.Arrays;

/**
 * What a model puts around and between two texts that it reads together, found by pairing a letter with itself: {@code [CLS]
 * first [SEP] second [SEP]} with segments 0 and 1 for BERT, {@code <s> first </s></s> second </s>} for RoBERTa.
 */
final class PairTemplate {
    private final TokenIds before;
    private final TokenIds between;
    private final TokenIds behind;
    private final long firstType;
    private final long secondType;

    private PairTemplate(TokenIds example, int before, int own, int behind) {
        int second = example.size() - behind - own;
        this.before = part(example, 0, before);
        this.between = part(example, before + own, second);
        this.behind = part(example, second + own, example.size());
        this.firstType = example.typeIds()[before];
        this.secondType = example.typeIds()[second];
    }

    static PairTemplate of(NativeTokenizer tokenizer) {
        SpecialTokens single = SpecialTokens.of(tokenizer);
        TokenIds example = tokenizer.pair("a", "a");
        return new PairTemplate(example, single.before(), tokenizer.count("a"), single.behind());
    }

    private static TokenIds part(TokenIds tokens, int from, int to) {
        return new TokenIds(Arrays.copyOfRange(tokens.ids(), from, to), Arrays.copyOfRange(tokens.typeIds(), from, to));
    }

    /** Special tokens of a pair. */
    int count() {
        return before.size() + between.size() + behind.size();
    }

    /**
     * Two texts' own tokens as one, the longer text cut at its end until they fit, then both in turn: what Hugging Face calls
     * {@code longest_first}.
     */
    TokenIds join(long[] first, long[] second, int maxTokens) {
        int room = Math.max(0, maxTokens - count());
        int shorter = Math.min(first.length, second.length);
        int longer = Math.max(first.length, second.length);
        if (shorter + longer > room) {
            longer = Math.max(shorter, room - shorter);
            if (shorter + longer > room) {
                shorter = room / 2;
                longer = room - shorter;
            }
        }
        boolean isFirstLonger = first.length > second.length;
        int keptOfFirst = Math.min(first.length, isFirstLonger ? longer : shorter);
        int keptOfSecond = Math.min(second.length, isFirstLonger ? shorter : longer);
        Filling joined = new Filling(count() + keptOfFirst + keptOfSecond);
        joined.add(before);
        joined.add(first, keptOfFirst, firstType);
        joined.add(between);
        joined.add(second, keptOfSecond, secondType);
        joined.add(behind);
        return new TokenIds(joined.ids, joined.types);
    }

    /** Tokens put one behind the other. */
    private static final class Filling {
        private final long[] ids;
        private final long[] types;
        private int size;

        Filling(int capacity) {
            this.ids = new long[capacity];
            this.types = new long[capacity];
        }

        void add(TokenIds part) {
            System.arraycopy(part.ids(), 0, ids, size, part.size());
            System.arraycopy(part.typeIds(), 0, types, size, part.size());
            size += part.size();
        }

        void add(long[] own, int count, long type) {
            System.arraycopy(own, 0, ids, size, count);
            Arrays.fill(types, size, size + count, type);
            size += count;
        }
    }
}
