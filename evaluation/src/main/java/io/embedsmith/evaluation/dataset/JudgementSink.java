package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;

/** Takes judgements one by one, as a file names them. */
@FunctionalInterface
public interface JudgementSink {

    /** @throws IllegalArgumentException if it cannot be taken; becomes a complaint about the line */
    void judge(QueryId query, PassageId passage, int grade);
}
