package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.system.Searcher;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.search.Retriever;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.Optional;
import java.util.OptionalDouble;

/** Our own search as what is measured. */
record RetrievalSearcher(Retriever retriever, CollectionName collection, SearchMode mode, Optional<Fusion> fusion)
        implements Searcher {

    RetrievalSearcher(Retriever retriever, CollectionName collection, SearchMode mode) {
        this(retriever, collection, mode, Optional.empty());
    }

    @Override
    public Ranking search(Query query, int depth) {
        return retriever.rank(
                TenantId.DEFAULT,
                collection,
                new SearchRequest(
                        query.text(), mode, depth, 0, depth, fusion, OptionalDouble.empty(), Optional.empty()));
    }
}
