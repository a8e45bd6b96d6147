package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Puts blocks one behind the other and remembers where each stands. */
final class TextAssembler {
    private final int maxCharacters;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private OptionalInt page = OptionalInt.empty();

    TextAssembler(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** Blocks added from now on stand on this page. */
    void page(int number) {
        page = OptionalInt.of(number);
    }

    void heading(int level, String raw) {
        // A heading is one line, whatever its source.
        add(BlockKind.HEADING, Math.clamp(level, 1, Block.MAX_LEVEL), raw.replace(Whitespace.HARD_BREAK, ' '));
    }

    void add(BlockKind kind, String raw) {
        add(kind, 0, raw);
    }

    private void add(BlockKind kind, int level, String raw) {
        String tidy = Whitespace.tidy(kind, SafeText.clean(raw));
        if (tidy.isBlank()) {
            return;
        }
        String separator = blocks.isEmpty() ? "" : separator(blocks.getLast().kind(), kind);
        checkRoom((long) text.length() + separator.length() + tidy.length());
        text.append(separator);
        int start = text.length();
        text.append(tidy);
        blocks.add(new Block(kind, level, start, text.length(), page));
    }

    /** Refuses a block under construction that cannot fit, before more of it is held. */
    void checkRoom(long characters) {
        if (characters > maxCharacters) {
            throw new DocumentRefusedException(
                    FailureReason.TOO_LARGE,
                    "the document has more than " + maxCharacters
                            + " characters of text, the limit for one document; split it into several");
        }
    }

    private static String separator(BlockKind before, BlockKind after) {
        boolean list = before == BlockKind.LIST_ITEM && after == BlockKind.LIST_ITEM;
        boolean table =
                (before == BlockKind.TABLE_ROW || before == BlockKind.TABLE_HEADER) && after == BlockKind.TABLE_ROW;
        return list || table ? "\n" : "\n\n";
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    List<Block> blocks() {
        return blocks;
    }
}
