package io.embedsmith.retrieval.split;

import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.util.ArrayList;
import java.util.List;

/** Puts the units of one document together into passages, from first to last. */
final class Packing {
    /** Share of the limit that headings above a passage may take: one in so many tokens. */
    private static final int CONTEXT_SHARE = 4;
    /** A passage with fewer tokens than one in so many of the limit goes on past a heading. */
    private static final int SMALL_SHARE = 4;

    private final ExtractedDocument document;
    private final String text;
    private final Tokenizer tokenizer;
    private final SplitSettings settings;
    private final int maxOwnTokens;
    private final TokenIndex tokens;
    private final Outline outline;
    private final Context context;
    private final List<Unit> units;
    private final List<PassageDraft> passages = new ArrayList<>();

    Packing(ExtractedDocument document, Tokenizer tokenizer, SplitSettings settings) {
        this.document = document;
        this.text = document.text();
        this.tokenizer = tokenizer;
        this.settings = settings;
        this.maxOwnTokens = Math.max(1, settings.maxTokens() - tokenizer.specialTokens());
        this.tokens = TokenIndex.of(text, tokenizer);
        this.outline = Outline.of(document);
        int contextTokens = settings.includeHeadings() ? maxOwnTokens / CONTEXT_SHARE : 0;
        this.context = new Context(tokenizer, contextTokens);
        this.units = Units.of(document, tokens, maxOwnTokens - contextTokens);
    }

    List<PassageDraft> passages() {
        int first = 0;
        while (first < units.size()) {
            first = addPassage(first);
        }
        return List.copyOf(passages);
    }

    /** Adds the passage whose first new unit is {@code first}; returns the first unit behind it. */
    private int addPassage(int first) {
        List<String> headings = outline.above(units.get(first).block());
        Context.Part above = context.of(headings);
        int room = maxOwnTokens - above.tokens();
        int end = bestEnd(first, farthestEnd(first, room));
        int from = overlapStart(first, end, room);
        String embedded = embedded(above, from, end);
        int count = tokenizer.countTokens(embedded);
        // Counts of parts may not add up where tokens merge across them; the model's own count of the whole decides.
        while (count > maxOwnTokens && (from < first || end > first + 1)) {
            if (from < first) {
                from = first;
            } else {
                end--;
            }
            embedded = embedded(above, from, end);
            count = tokenizer.countTokens(embedded);
        }
        if (count > maxOwnTokens) {
            List<Unit> halves = Units.halve(text, tokens, units.get(first));
            if (halves.size() > 1) {
                units.remove(first);
                units.addAll(first, halves);
                return first;
            }
        }
        int start = units.get(from).start();
        int stop = units.get(end - 1).end();
        Block block = document.blocks().get(units.get(from).block());
        passages.add(new PassageDraft(
                passages.size(),
                text.substring(start, stop),
                headings,
                embedded,
                start,
                stop,
                block.page(),
                count + tokenizer.specialTokens()));
        return end;
    }

    private String embedded(Context.Part above, int from, int end) {
        return above.text()
                + text.substring(units.get(from).start(), units.get(end - 1).end());
    }

    /** Behind the last unit that fits and that no heading keeps out. */
    private int farthestEnd(int first, int room) {
        int end = first + 1;
        while (end < units.size() && fits(first, end, room) && !startsAnew(first, end)) {
            end++;
        }
        return end;
    }

    private boolean fits(int first, int last, int room) {
        int start = units.get(first).start();
        int end = units.get(last).end();
        return end - start <= settings.maxTokens() * Units.CHARACTERS_PER_TOKEN && tokens.count(start, end) <= room;
    }

    /**
     * Whether the unit is a heading that a new passage must start with: what stands before it is a passage worth having,
     * or the headings above that passage are not above this one.
     */
    private boolean startsAnew(int first, int unit) {
        if (kind(unit) != BlockKind.HEADING || kind(unit - 1) == BlockKind.HEADING) {
            return false;
        }
        List<String> before = outline.above(units.get(first).block());
        List<String> here = outline.above(units.get(unit).block());
        boolean within =
                here.size() >= before.size() && here.subList(0, before.size()).equals(before);
        return !within || isWorthHaving(first, unit);
    }

    /** An earlier end that keeps a paragraph whole, and a heading or the names of columns with what they head. */
    private int bestEnd(int first, int farthest) {
        int end = farthest;
        if (end < units.size() && !units.get(end).opensBlock()) {
            int opening = end - 1;
            while (opening > first && !units.get(opening).opensBlock()) {
                opening--;
            }
            if (opening > first && isWorthHaving(first, opening) && fitsAlone(opening)) {
                end = opening;
            }
        }
        int withoutHeads = end;
        while (withoutHeads > first && isHead(withoutHeads - 1)) {
            withoutHeads--;
        }
        boolean more = end < units.size();
        return more && withoutHeads > first ? withoutHeads : end;
    }

    private boolean isHead(int unit) {
        return kind(unit) == BlockKind.HEADING || kind(unit) == BlockKind.TABLE_HEADER;
    }

    private boolean isWorthHaving(int first, int end) {
        return tokens.count(units.get(first).start(), units.get(end - 1).end()) * SMALL_SHARE >= maxOwnTokens;
    }

    /** Whether the block that the unit opens fits a passage of its own. */
    private boolean fitsAlone(int opening) {
        Block block = document.blocks().get(units.get(opening).block());
        return tokens.count(block.start(), block.end()) <= maxOwnTokens - maxOwnTokens / CONTEXT_SHARE;
    }

    /** The first of the sentences before {@code first} that are repeated. */
    private int overlapStart(int first, int end, int room) {
        int from = first;
        while (from > 0
                && isProse(from - 1)
                && isProse(first)
                && tokens.count(units.get(from - 1).start(), units.get(first).start()) <= settings.overlapTokens()
                && fits(from - 1, end - 1, room)) {
            from--;
        }
        return from;
    }

    private boolean isProse(int unit) {
        return switch (kind(unit)) {
            case PARAGRAPH, LIST_ITEM -> true;
            case HEADING, TABLE_HEADER, TABLE_ROW, CODE -> false;
        };
    }

    private BlockKind kind(int unit) {
        return document.blocks().get(units.get(unit).block()).kind();
    }
}
