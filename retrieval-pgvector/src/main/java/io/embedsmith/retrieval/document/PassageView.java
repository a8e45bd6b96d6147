package io.embedsmith.retrieval.document;

import io.embedsmith.embedding.ranking.PassageId;
import java.util.List;
import java.util.OptionalInt;

/**
 * A passage as shown.
 *
 * @param id {@code key#ordinal}, or the document's key alone where the document was kept as one passage
 * @param ordinal place in the document, counted from 0
 * @param headings above the passage, outermost first
 * @param start first UTF-16 unit in the document's text
 * @param end behind the last UTF-16 unit
 * @param page counted from 1, where the format has pages
 * @param tokens of the model, headings included
 */
public record PassageView(
        PassageId id,
        int ordinal,
        String text,
        List<String> headings,
        int start,
        int end,
        OptionalInt page,
        int tokens) {

    public PassageView {
        headings = List.copyOf(headings);
    }
}
