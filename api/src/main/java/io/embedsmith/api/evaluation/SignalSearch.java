package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.search.Rerank;
import io.embedsmith.retrieval.search.Retriever;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Asks each signal of a collection for every query. */
final class SignalSearch {
    private final Retriever retriever;
    private final PassageLocator locator;
    /** The same passage is found for many queries; its name is kept once. */
    private final Map<PassageId, PassageId> names = new HashMap<>();

    SignalSearch(Retriever retriever, PassageLocator locator) {
        this.retriever = retriever;
        this.locator = locator;
    }

    /** Empty when the listener said stop. */
    Optional<JudgedRankings> run(
            TenantId tenant, CollectionName collection, Wanted wanted, MeasurementListener listener) {
        List<JudgedRankings.Candidates> found = new ArrayList<>();
        Set<PassageId> ofDocuments = new HashSet<>();
        for (ResolvedQuery query : wanted.queries()) {
            if (listener.isCancelled()) {
                return Optional.empty();
            }
            JudgedRankings.Candidates candidates = new JudgedRankings.Candidates(
                    query,
                    ranking(tenant, collection, request(query, SearchMode.DENSE, wanted.depth())),
                    ranking(tenant, collection, request(query, SearchMode.KEYWORD, wanted.depth())),
                    wanted.rerank()
                            .map(rerank -> ranking(tenant, collection, reranked(query, rerank, wanted.depth()))));
            found.add(candidates);
            if (query.isByDocument()) {
                candidates.dense().passages().forEach(passage -> ofDocuments.add(passage.id()));
                candidates.keyword().passages().forEach(passage -> ofDocuments.add(passage.id()));
            }
            listener.measured();
        }
        Map<PassageId, DocumentKey> documents = locator.documents(tenant, collection, ofDocuments);
        return Optional.of(new JudgedRankings(List.copyOf(found), documents));
    }

    /** What to ask. */
    record Wanted(List<ResolvedQuery> queries, int depth, Optional<Rerank> rerank) {}

    private Ranking ranking(TenantId tenant, CollectionName collection, SearchRequest request) {
        return new Ranking(retriever.rank(tenant, collection, request).passages().stream()
                .map(passage -> new ScoredPassage(names.computeIfAbsent(passage.id(), id -> id), passage.score()))
                .toList());
    }

    private static SearchRequest reranked(ResolvedQuery query, Rerank rerank, int depth) {
        return new SearchRequest(
                query.query().text(),
                SearchMode.HYBRID,
                rerank.depth(),
                0,
                Math.max(depth, rerank.depth()),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(rerank));
    }

    private static SearchRequest request(ResolvedQuery query, SearchMode mode, int depth) {
        return new SearchRequest(
                query.query().text(),
                mode,
                depth,
                0,
                depth,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
