package io.embedsmith.embedding.tokenizer;

import java.util.Arrays;

/**
 * How many tokens a model puts before and behind one text, found by tokenizing a letter.
 *
 * @param before for example 1 for {@code [CLS]}
 * @param behind for example 1 for {@code [SEP]}
 */
record SpecialTokens(int before, int behind) {

    static SpecialTokens of(NativeTokenizer tokenizer) {
        long[] mask = tokenizer.specialTokenMask("a");
        int before = 0;
        while (before < mask.length && mask[before] == 1) {
            before++;
        }
        int behind = 0;
        while (behind < mask.length - before && mask[mask.length - 1 - behind] == 1) {
            behind++;
        }
        return new SpecialTokens(before, behind);
    }

    int count() {
        return before + behind;
    }

    /** Tokens beside a cut in the text that may differ from those of the whole text. */
    int margin() {
        return 64;
    }

    /** The special tokens around at most {@code room} of the text's own. */
    TokenIds cut(TokenIds tokens, int room, SubwordTokenizer.Cut cut) {
        int own = tokens.size() - count();
        if (own <= room) {
            return tokens;
        }
        int from =
                switch (cut) {
                    case END -> before;
                    case START -> before + own - room;
                };
        return new TokenIds(cut(tokens.ids(), from, room), cut(tokens.typeIds(), from, room));
    }

    private long[] cut(long[] all, int from, int room) {
        long[] kept = Arrays.copyOf(all, count() + room);
        System.arraycopy(all, from, kept, before, room);
        System.arraycopy(all, all.length - behind, kept, before + room, behind);
        return kept;
    }
}
