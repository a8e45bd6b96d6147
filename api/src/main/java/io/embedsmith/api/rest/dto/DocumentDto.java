package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.retrieval.document.DocumentInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document as stored. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DocumentDto(
        String key,
        String title,
        String mediaType,
        String status,
        Optional<Failure> failure,
        String contentHash,
        int characters,
        int passages,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    /** Why it could not be read. */
    public record Failure(String code, String message) {}

    /** One page; {@code next} is there when more follow. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Page(List<DocumentDto> documents, Optional<String> next) {}

    /** As the contract shows it. */
    public static DocumentDto of(DocumentInfo info) {
        return new DocumentDto(
                info.key().value(),
                info.title(),
                info.mediaType(),
                info.failure().isPresent() ? "failed" : "ready",
                info.failure().map(failure -> new Failure(failure.code(), failure.message())),
                info.contentHash(),
                info.characters(),
                info.passages(),
                info.metadata(),
                info.createdAt(),
                info.updatedAt());
    }
}
