package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.List;

/**
 * The queries that were judged. One for which nothing was found relevant stays and scores 0, as in MTEB, whose mean goes over
 * all queries that the judgements name.
 */
final class JudgedQueries {
    private JudgedQueries() {}

    static List<Query> of(RetrievalDataset dataset) {
        List<Query> queries = dataset.withJudgedTopics().topics().queries();
        if (dataset.withAnswerableTopics().topics().size() == 0) {
            throw new UnusableDataException("none of the " + dataset.topics().size() + " queries of " + dataset.name()
                    + " has a relevant passage in the qrels; at least 1 is needed, do the ids match?");
        }
        if (dataset.corpus().size() == 0) {
            throw new UnusableDataException(
                    "the corpus of " + dataset.name() + " is empty; at least 1 passage is needed");
        }
        return queries;
    }
}
