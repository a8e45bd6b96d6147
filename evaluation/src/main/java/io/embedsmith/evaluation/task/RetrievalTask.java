package io.embedsmith.evaluation.task;

import io.embedsmith.evaluation.dataset.RetrievalDataset;

/** Data of retrieval: every passage of the corpus is a candidate for every query. */
public record RetrievalTask(RetrievalDataset dataset, IdenticalIds identicalIds) implements TaskData {

    /** Identical ids stay. */
    public RetrievalTask(RetrievalDataset dataset) {
        this(dataset, IdenticalIds.KEPT);
    }
}
