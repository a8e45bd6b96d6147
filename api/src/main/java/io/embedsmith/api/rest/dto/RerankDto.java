package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.Relevance;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts in the order in which they answer a query, best first; equal scores in the order of the request. */
public record RerankDto(String model, String revision, List<Result> results) {

    /**
     * One text.
     *
     * @param index in the request, counted from 0
     * @param score between 0 and 1
     * @param logit as the model gives it
     * @param text if it was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Result(int index, double score, double logit, Optional<String> text) {
        private static final Comparator<Result> BEST_FIRST =
                Comparator.comparingDouble(Result::logit).reversed().thenComparingInt(Result::index);
    }

    /** What is to be put in order; the names that Cohere and TEI give to the fields are understood too. */
    public record Request(
            @NotNull @Size(min = 1, max = 96) String model,

            @NotNull @Size(min = 1, max = SearchRequestDto.MAX_QUERY)
            String query,

            @NotNull @Size(min = 1, max = MAX_TEXTS) @JsonAlias("documents")
            List<@NotNull @Size(max = MAX_CHARACTERS) String> texts,

            @Nullable @Min(1) @JsonAlias("top_n") Integer topN,

            @Nullable @JsonAlias({"return_documents", "return_text"})
            Boolean returnTexts) {
        static final int MAX_TEXTS = 256;
        static final int MAX_CHARACTERS = 200_000;

        /** The texts as they are, or {@code invalid-request} where one is no text. */
        public List<String> checkedTexts() {
            Requests.storable("query", query);
            texts.forEach(text -> Requests.storable("texts", text));
            return texts;
        }

        /** The answer. */
        public RerankDto answer(ModelCard card, List<Relevance> scores) {
            List<Result> results = new ArrayList<>(scores.size());
            for (int i = 0; i < scores.size(); i++) {
                Relevance relevance = scores.get(i);
                Optional<String> text = Boolean.TRUE.equals(returnTexts) ? Optional.of(texts.get(i)) : Optional.empty();
                results.add(new Result(i, relevance.score(), relevance.logit(), text));
            }
            results.sort(Result.BEST_FIRST);
            int count = topN == null ? results.size() : Math.min(topN, results.size());
            return new RerankDto(card.id().value(), card.revision(), List.copyOf(results.subList(0, count)));
        }
    }
}
