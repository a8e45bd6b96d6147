package io.embedsmith.api.rest.dto;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.search.Rerank;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A reranker behind a search or a model. */
public record RerankStageDto(
        @NotNull @Size(min = 1, max = 96) String model,
        @Nullable @Min(1) @Max(Rerank.MAX_DEPTH) Integer depth) {

    /** By default it reads what is usual, and at least what is shown. */
    public Rerank toRerank(int lastRank) {
        int passages = depth == null ? Math.min(Rerank.MAX_DEPTH, Math.max(Rerank.DEFAULT_DEPTH, lastRank)) : depth;
        return new Rerank(new ModelId(model), passages);
    }
}
