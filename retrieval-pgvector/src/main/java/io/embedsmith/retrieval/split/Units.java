package io.embedsmith.retrieval.split;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.util.ArrayList;
import java.util.List;

/** Cuts blocks into units: at sentences, where one is too long at clauses, where one is still too long at tokens. */
final class Units {
    /** Tokens are no measure of a word that no model knows: its hundred thousand letters are one. */
    static final int CHARACTERS_PER_TOKEN = 16;

    private final String text;
    private final TokenIndex tokens;
    private final int maxTokens;
    private final List<Unit> units = new ArrayList<>();

    private Units(String text, TokenIndex tokens, int maxTokens) {
        this.text = text;
        this.tokens = tokens;
        this.maxTokens = maxTokens;
    }

    static List<Unit> of(ExtractedDocument document, TokenIndex tokens, int maxTokens) {
        Units all = new Units(document.text(), tokens, maxTokens);
        List<Block> blocks = document.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            all.addBlock(i, blocks.get(i));
        }
        return all.units;
    }

    /** A unit in parts of about half its tokens; the unit alone if it has only one. */
    static List<Unit> halve(String text, TokenIndex tokens, Unit unit) {
        Units all = new Units(text, tokens, Math.max(1, tokens.count(unit.start(), unit.end()) / 2));
        all.addPieces(unit.block(), unit.start(), unit.end());
        Unit first = all.units.getFirst();
        all.units.set(0, new Unit(first.start(), first.end(), unit.block(), unit.opensBlock()));
        return all.units;
    }

    private void addBlock(int index, Block block) {
        int at = block.start();
        while (at < block.end()) {
            int end = Sentences.endOfSentence(text, at, block.end());
            if (block.kind() == BlockKind.CODE) {
                end = endOfLine(at, block.end());
            } else if (block.kind() != BlockKind.PARAGRAPH && fits(at, block.end())) {
                end = block.end();
            }
            addSentence(index, at, end);
            at = end;
        }
    }

    private int endOfLine(int start, int end) {
        int line = text.indexOf('\n', start);
        return line < 0 || line >= end ? end : line + 1;
    }

    private void addSentence(int block, int start, int end) {
        if (fits(start, end)) {
            add(block, start, end);
            return;
        }
        int at = start;
        while (at < end) {
            int clause = Sentences.endOfClause(text, at, end);
            addPieces(block, at, clause);
            at = clause;
        }
    }

    private void addPieces(int block, int start, int end) {
        int at = start;
        while (!fits(at, end)) {
            int farthest = Math.min(tokens.reach(at, end, maxTokens), withoutHalfPair(at + maxCharacters()));
            int cut = farthest > at ? behindSpace(at, farthest) : farthest;
            if (cut <= at) {
                // Not even one token fits; a whole character always goes.
                cut = at + Character.charCount(text.codePointAt(at));
            }
            add(block, at, cut);
            at = cut;
        }
        add(block, at, end);
    }

    private int withoutHalfPair(int offset) {
        if (offset >= text.length()) {
            return text.length();
        }
        return Character.isLowSurrogate(text.charAt(offset)) && Character.isHighSurrogate(text.charAt(offset - 1))
                ? offset - 1
                : offset;
    }

    /** Behind the last white space in the last quarter, so that words stay whole; else the end itself. */
    private int behindSpace(int start, int end) {
        for (int i = end; i > end - (end - start) / 4; i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return end;
    }

    private boolean fits(int start, int end) {
        return end - start <= maxCharacters() && tokens.count(start, end) <= maxTokens;
    }

    private int maxCharacters() {
        return maxTokens * CHARACTERS_PER_TOKEN;
    }

    private void add(int block, int start, int end) {
        int from = start;
        int to = end;
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        if (from < to) {
            boolean opens = units.isEmpty() || units.getLast().block() != block;
            units.add(new Unit(from, to, block, opens));
        }
    }
}
