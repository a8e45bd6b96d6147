package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.runtime.ModelHost;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a search is made of.
 *
 * @param models embed the query
 * @param analyzers give the analyzer that a collection's passages were segmented with
 */
public record SearchParts(
        CollectionLookup collections,
        ModelHost models,
        Function<SearchedCollection, TextAnalyzer> analyzers,
        DenseSearch dense,
        KeywordSearch keyword,
        PassageReader passages) {

    public SearchParts {
        Objects.requireNonNull(collections, "collections is null");
        Objects.requireNonNull(models, "models is null");
        Objects.requireNonNull(analyzers, "analyzers is null");
        Objects.requireNonNull(dense, "dense is null");
        Objects.requireNonNull(keyword, "keyword is null");
        Objects.requireNonNull(passages, "passages is null");
    }
}
