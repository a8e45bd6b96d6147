package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passages that a document would become. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PreviewDto(String title, String mediaType, int characters, List<PassageDto> passages) {
    /** A text to preview, as {@link PutDocumentDto} with other split settings if wished. */
    public record Request(
            @NotNull @Size(min = 1) String text,
            @Nullable @Size(max = 1_024) String title,

            @Nullable @Pattern(regexp = "text/plain|text/markdown|text/html")
            String mediaType,

            @Nullable Map<String, @Nullable Object> metadata,
            @Nullable Boolean split,
            @Nullable @Valid SplittingDto splitting) {

        /** The document alone. */
        public PutDocumentDto document() {
            return new PutDocumentDto(text, title, mediaType, metadata, split);
        }
    }
}
