package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** How many of the true nearest passages the index finds. */
record IndexRecall(Workplace workplace, CollectionName collection) {
    /** A filter that leaves so many passages or fewer is answered by comparing them all. */
    private static final int EXACT_UP_TO = 1_000_000;

    /** Holds for every document, so that the exact search looks at all of them. */
    private static final Filter EVERY_DOCUMENT = new Filter.Exists("document.key");

    /** Share of the exact {@code k} nearest that the index gave, over all queries. */
    double measure(List<Query> queries, int k) {
        RetrievalSettings settings = RetrievalSettings.DEFAULT;
        RetrievalSettings exactSettings =
                new RetrievalSettings(settings.batchPassages(), settings.indexFrom(), settings.hnsw(), EXACT_UP_TO);
        long found = 0;
        long wanted = 0;
        try (RetrievalSystem byIndex = workplace.retrieval();
                RetrievalSystem exact = workplace.retrievalWith(exactSettings)) {
            for (Query query : queries) {
                Set<PassageId> truth = ids(exact, query, k, Optional.of(EVERY_DOCUMENT), DenseStrategy.EXACT);
                Set<PassageId> approximate = ids(byIndex, query, k, Optional.empty(), DenseStrategy.INDEX);
                wanted += truth.size();
                approximate.retainAll(truth);
                found += approximate.size();
            }
        }
        return (double) found / wanted;
    }

    private Set<PassageId> ids(
            RetrievalSystem system, Query query, int k, Optional<Filter> filter, DenseStrategy expected) {
        SearchRequest request = new SearchRequest(
                query.text(), SearchMode.DENSE, k, 0, 100, Optional.empty(), OptionalDouble.empty(), filter);
        SearchResponse response = system.retriever().search(TenantId.DEFAULT, collection, request);
        if (!response.denseStrategy().equals(Optional.of(expected))) {
            throw new IllegalStateException("the search of " + query.id() + " went by " + response.denseStrategy()
                    + " where " + expected + " was wanted; the recall would compare the wrong things");
        }
        return response.results().stream()
                .map(result -> result.passage().id())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
