package io.embedsmith.evaluation.task;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Data of reranking.
 *
 * @param candidates the only passages that are scored for a query
 */
public record RerankingTask(RetrievalDataset dataset, Map<QueryId, List<PassageId>> candidates) implements TaskData {

    public RerankingTask {
        Map<QueryId, List<PassageId>> copy = new HashMap<>();
        candidates.forEach((query, passages) -> copy.put(query, List.copyOf(passages)));
        candidates = Map.copyOf(copy);
        for (Query query : dataset.topics().queries()) {
            for (PassageId id : candidates.getOrDefault(query.id(), List.of())) {
                if (dataset.corpus().passage(id).isEmpty()) {
                    throw new UnusableDataException("passage " + id + ", a candidate of query " + query.id()
                            + ", is not in the corpus; every candidate must be there");
                }
            }
        }
    }
}
