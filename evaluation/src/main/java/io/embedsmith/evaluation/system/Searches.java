package io.embedsmith.evaluation.system;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.run.Run;
import io.embedsmith.evaluation.run.RunTag;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes runs. */
public final class Searches {
    private Searches() {}

    /** Asks the searcher every topic, one after the other. */
    public static Run run(RunTag tag, Searcher searcher, Topics topics, int depth) {
        if (depth < 1) {
            throw new IllegalArgumentException("depth is " + depth + "; at least 1 is needed");
        }
        Map<QueryId, Ranking> rankings = new LinkedHashMap<>();
        for (Query query : topics.queries()) {
            rankings.put(query.id(), searcher.search(query, depth).top(depth));
        }
        return Run.copyOf(tag, rankings);
    }
}
