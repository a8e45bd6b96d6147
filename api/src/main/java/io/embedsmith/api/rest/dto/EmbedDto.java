package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.Truncation;
import io.embedsmith.embedding.text.TextRole;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Vectors of texts. */
public record EmbedDto(String model, String revision, int dimension, List<float[]> vectors) {
    /** Texts to embed. */
    public record Request(
            @NotNull @Size(min = 1, max = 96) String model,
            @NotNull @Size(min = 1, max = MAX_TEXTS) List<@NotNull @Size(max = MAX_CHARACTERS) String> texts,

            @Nullable @Pattern(regexp = "query|passage|symmetric")
            String role,

            @Nullable @Min(1) Integer dimensions,
            @Nullable @Pattern(regexp = "end|start|none") String truncate) {
        static final int MAX_TEXTS = 256;
        static final int MAX_CHARACTERS = 200_000;

        /** The request, checked. */
        public EmbeddingRequest toRequest() {
            texts.forEach(text -> Requests.storable("texts", text));
            return Requests.checked(() -> new EmbeddingRequest(
                    texts,
                    toRole(),
                    dimensions == null ? OptionalInt.empty() : OptionalInt.of(dimensions),
                    toTruncation()));
        }

        private TextRole toRole() {
            return switch (role == null ? "passage" : role) {
                case "passage" -> TextRole.PASSAGE;
                case "query" -> TextRole.QUERY;
                case "symmetric" -> TextRole.SYMMETRIC;
                default -> throw unknown("role", role, "passage, query, symmetric");
            };
        }

        private Truncation toTruncation() {
            return switch (truncate == null ? "end" : truncate) {
                case "end" -> Truncation.END;
                case "start" -> Truncation.START;
                case "none" -> Truncation.NONE;
                default -> throw unknown("truncate", truncate, "end, start, none");
            };
        }

        private static ApiException unknown(String field, @Nullable String value, String known) {
            return new ApiException(
                    ErrorCode.INVALID_REQUEST, field + " '" + value + "' is not known; known are " + known);
        }
    }
}
