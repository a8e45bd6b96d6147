package io.embedsmith.retrieval.extract;

import java.util.OptionalInt;

/**
 * A piece of a document's text.
 *
 * @param level 1 (outermost) to 6 for a heading, 0 for all else
 * @param start first UTF-16 unit in the document's text
 * @param end behind the last
 * @param page counted from 1: page of a PDF, slide of a presentation, sheet of a workbook
 */
public record Block(BlockKind kind, int level, int start, int end, OptionalInt page) {
    /** Deepest level of a heading. */
    public static final int MAX_LEVEL = 6;

    public Block {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a block reaches from " + start + " to " + end + "; it needs 0 <= start < end");
        }
        if (level < 0 || level > MAX_LEVEL || (kind == BlockKind.HEADING) != (level > 0)) {
            throw new IllegalArgumentException(
                    "a " + kind + " has level " + level + "; headings have 1 to " + MAX_LEVEL + ", all others 0");
        }
    }

    /** The block's text. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
