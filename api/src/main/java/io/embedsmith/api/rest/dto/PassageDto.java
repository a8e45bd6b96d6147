package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A passage as shown; {@code start} and {@code end} are UTF-16 offsets into the document's text. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PassageDto(
        String passageId,
        int ordinal,
        String text,
        List<String> headings,
        int start,
        int end,
        OptionalInt page,
        int tokens) {

    /** Passages of a document with the document. */
    public record Page(DocumentDto document, List<PassageDto> passages, int total) {}

    /** As the contract shows it. */
    public static PassageDto of(PassageView view) {
        return new PassageDto(
                view.id().value(),
                view.ordinal(),
                view.text(),
                view.headings(),
                view.start(),
                view.end(),
                view.page(),
                view.tokens());
    }

    /** Passages that are not stored yet. */
    public static List<PassageDto> of(DocumentKey key, List<SourceDocument.Passage> passages) {
        List<PassageDto> result = new ArrayList<>();
        for (SourceDocument.Passage passage : passages) {
            int ordinal = result.size();
            result.add(new PassageDto(
                    passage.whole() ? key.value() : key.value() + "#" + ordinal,
                    ordinal,
                    passage.text(),
                    passage.headings(),
                    passage.start(),
                    passage.end(),
                    passage.page(),
                    passage.tokens()));
        }
        return result;
    }
}
