package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is searched for; what is left out is as by default. */
public record SearchRequestDto(
        @NotNull @Size(min = 1, max = MAX_QUERY) String query,
        @Nullable @Pattern(regexp = "hybrid|dense|keyword") String mode,
        @Nullable @Min(1) @Max(SearchRequest.MAX_DEPTH) Integer k,
        @Nullable @Min(0) @Max(SearchRequest.MAX_DEPTH) Integer offset,
        @Nullable @Min(1) @Max(SearchRequest.MAX_DEPTH) Integer depth,
        @Nullable @Valid FusionDto fusion,
        @Nullable Double threshold,
        @Nullable FilterDto filter,
        @Nullable @Valid RerankStageDto rerank) {
    /** Longest query in UTF-16 units; a model reads the first few hundred tokens of it. */
    static final int MAX_QUERY = 10_000;

    private static final int DEFAULT_K = 10;
    private static final int DEFAULT_DEPTH = 100;

    /** The request, checked. */
    public SearchRequest toRequest() {
        int results = k == null ? DEFAULT_K : k;
        int start = offset == null ? 0 : offset;
        int candidates =
                depth == null ? Math.min(SearchRequest.MAX_DEPTH, Math.max(DEFAULT_DEPTH, results + start)) : depth;
        return Requests.checked(() -> new SearchRequest(
                Requests.storable("query", query),
                toMode(),
                results,
                start,
                candidates,
                Optional.ofNullable(fusion).map(FusionDto::toFusion),
                threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
                Optional.ofNullable(filter).map(FilterDto::toFilter),
                Optional.ofNullable(rerank).map(stage -> stage.toRerank(results + start))));
    }

    private SearchMode toMode() {
        return switch (mode == null ? "hybrid" : mode) {
            case "hybrid" -> SearchMode.HYBRID;
            case "dense" -> SearchMode.DENSE;
            case "keyword" -> SearchMode.KEYWORD;
            default ->
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "mode '" + mode + "' is not known; known are hybrid, dense, keyword");
        };
    }
}
