package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.VectorType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A collection as it stands. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CollectionDto(
        String name,
        String model,
        int dimension,
        String vectorType,
        SplittingDto splitting,
        FusionDto fusion,
        OptionalDouble threshold,
        List<String> userDictionary,
        long documents,
        long passages,
        long failedDocuments,
        long bytes,
        Instant createdAt,
        Instant updatedAt) {

    /** Body of the list. */
    public record All(List<CollectionDto> collections) {}

    /** As the contract shows it. */
    public static CollectionDto of(CollectionInfo info) {
        return new CollectionDto(
                info.name().value(),
                info.settings().model().value(),
                info.dimension(),
                word(info.settings().vectorType()),
                SplittingDto.of(info.settings().splitting()),
                FusionDto.of(info.settings().fusion()),
                info.settings().threshold(),
                info.settings().userDictionary(),
                info.documents(),
                info.passages(),
                info.failedDocuments(),
                info.bytes(),
                info.createdAt(),
                info.updatedAt());
    }

    static String word(VectorType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
