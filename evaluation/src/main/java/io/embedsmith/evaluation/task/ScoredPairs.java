package io.embedsmith.evaluation.task;

import java.util.List;

/** Data of STS and pair classification. */
public record ScoredPairs(List<ScoredPair> pairs) implements TaskData {

    public ScoredPairs {
        pairs = NotEmpty.copyOf("pairs", pairs);
    }
}
