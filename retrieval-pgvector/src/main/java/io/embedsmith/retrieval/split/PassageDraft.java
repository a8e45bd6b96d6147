package io.embedsmith.retrieval.split;

import java.util.List;
import java.util.OptionalInt;

/**
 * A passage that is not stored yet.
 *
 * @param ordinal place in the document, counted from 0
 * @param text what is shown and searched by words: the document's text from {@code start} to {@code end}
 * @param headings above the passage, outermost first, those inside it left out; behind them the column names of the
 *     table that the passage goes on with
 * @param embeddedText what the model sees: headings and text, or the text alone
 * @param start first UTF-16 unit in the document's text
 * @param end behind the last
 * @param page on which it starts, where the format has pages
 * @param tokens of {@code embeddedText}, special tokens included
 */
public record PassageDraft(
        int ordinal,
        String text,
        List<String> headings,
        String embeddedText,
        int start,
        int end,
        OptionalInt page,
        int tokens) {

    public PassageDraft {
        headings = List.copyOf(headings);
    }
}
