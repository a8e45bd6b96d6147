package io.embedsmith.evaluation.run;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.QueryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Rankings of all topics by one system, in the order of the topics. */
public final class Run {
    private final RunTag tag;
    private final SequencedMap<QueryId, Ranking> rankings;

    private Run(RunTag tag, SequencedMap<QueryId, Ranking> rankings) {
        this.tag = tag;
        this.rankings = rankings;
    }

    /** Copies, keeping the map's order. */
    public static Run copyOf(RunTag tag, Map<QueryId, Ranking> rankings) {
        return new Run(tag, new LinkedHashMap<>(rankings));
    }

    /** Name of the system. */
    public RunTag tag() {
        return tag;
    }

    /** All rankings, in order; not modifiable. */
    public SequencedMap<QueryId, Ranking> rankings() {
        return Collections.unmodifiableSequencedMap(rankings);
    }

    /** Ranking of one query; empty when the system gave none. */
    public Optional<Ranking> ranking(QueryId query) {
        return Optional.ofNullable(rankings.get(query));
    }
}
