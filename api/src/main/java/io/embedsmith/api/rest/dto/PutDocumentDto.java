package io.embedsmith.api.rest.dto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document sent as text.
 *
 * @param split false keeps the text as one passage
 */
public record PutDocumentDto(
        @NotNull @Size(min = 1) String text,
        @Nullable @Size(max = 1_024) String title,

        @Nullable @Pattern(regexp = "text/plain|text/markdown|text/html")
        String mediaType,

        @Nullable Map<String, @Nullable Object> metadata,
        @Nullable Boolean split) {}
