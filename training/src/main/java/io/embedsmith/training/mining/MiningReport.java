package io.embedsmith.training.mining;

import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of all that was looked at.
 *
 * @param examples how many there were
 * @param candidates passages that could become negatives
 * @param found passages found for the examples, all together
 * @param dropped of them by each rule, all rules in order
 * @param negatives that were taken, all together
 * @param filled of them drawn because too few were left
 * @param shortOf examples with fewer negatives than asked for, those left out among them
 * @param leftOut examples that are not in the result
 * @param scores of positives and negatives that were taken; empty if there is no negative
 */
public record MiningReport(
        int examples,
        int candidates,
        long found,
        Map<DropRule, Long> dropped,
        long negatives,
        long filled,
        int shortOf,
        int leftOut,
        Optional<SimilarityDistributions> scores) {

    public MiningReport {
        dropped = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(dropped));
    }

    /** Passages that no rule dropped and that were not needed. */
    public long notNeeded() {
        return found - dropped.values().stream().mapToLong(Long::longValue).sum() - (negatives - filled);
    }
}
