package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.retrieval.collection.CollectionName;
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
    private final FoundCandidates kept;
    /** The same passage is found for many queries; its name is kept once. */
    private final Map<PassageId, PassageId> names = new HashMap<>();

    SignalSearch(Retriever retriever, PassageLocator locator, FoundCandidates kept) {
        this.retriever = retriever;
        this.locator = locator;
        this.kept = kept;
    }

    /**
     * What was found before is not searched again.
     *
     * @throws java.util.concurrent.CancellationException if the listener said stop
     */
    JudgedRankings run(FoundCandidates.Ground ground, Wanted wanted, QueryListener listener) {
        Map<QueryId, FoundCandidates.Found> known = kept.all(ground, wanted.queries());
        listener.total(wanted.queries().size(), known.size());
        List<JudgedRankings.Candidates> found = new ArrayList<>();
        Set<PassageId> ofDocuments = new HashSet<>();
        for (ResolvedQuery query : wanted.queries()) {
            FoundCandidates.Found before = known.get(query.query().id());
            JudgedRankings.Candidates candidates =
                    candidates(query, before == null ? searched(ground, query, wanted, listener) : before);
            found.add(candidates);
            if (query.isByDocument()) {
                candidates.dense().passages().forEach(passage -> ofDocuments.add(passage.id()));
                candidates.keyword().passages().forEach(passage -> ofDocuments.add(passage.id()));
            }
        }
        return new JudgedRankings(
                List.copyOf(found), locator.documents(ground.tenant(), wanted.collection(), ofDocuments));
    }

    private FoundCandidates.Found searched(
            FoundCandidates.Ground ground, ResolvedQuery query, Wanted wanted, QueryListener listener) {
        listener.goOn();
        FoundCandidates.Found found = search(ground.tenant(), query, wanted);
        kept.keep(ground, query.query(), found);
        listener.measured();
        return found;
    }

    private JudgedRankings.Candidates candidates(ResolvedQuery query, FoundCandidates.Found found) {
        return new JudgedRankings.Candidates(
                query,
                named(found.dense()),
                named(found.keyword()),
                found.reranked().map(this::named));
    }

    private FoundCandidates.Found search(TenantId tenant, ResolvedQuery query, Wanted wanted) {
        CollectionName collection = wanted.collection();
        return new FoundCandidates.Found(
                retriever.rank(tenant, collection, request(query, SearchMode.DENSE, wanted.depth())),
                retriever.rank(tenant, collection, request(query, SearchMode.KEYWORD, wanted.depth())),
                wanted.rerank()
                        .map(rerank -> retriever.rank(tenant, collection, reranked(query, rerank, wanted.depth()))));
    }

    /** What to ask. */
    record Wanted(CollectionName collection, List<ResolvedQuery> queries, int depth, Optional<Rerank> rerank) {}

    private Ranking named(Ranking ranking) {
        return new Ranking(ranking.passages().stream()
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
