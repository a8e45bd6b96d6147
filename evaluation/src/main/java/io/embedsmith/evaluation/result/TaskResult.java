package io.embedsmith.evaluation.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a model reached on a task.
 *
 * @param task name
 * @param datasetRevision results of different revisions are not comparable
 * @param splits scores by split
 * @param time what it took, embedding included
 * @param date when it ended
 */
public record TaskResult(
        String task,
        String datasetRevision,
        SequencedMap<String, List<SubsetScores>> splits,
        Duration time,
        Instant date) {

    public TaskResult {
        SequencedMap<String, List<SubsetScores>> copy = new LinkedHashMap<>();
        splits.forEach((split, scores) -> copy.put(split, List.copyOf(scores)));
        splits = Collections.unmodifiableSequencedMap(copy);
    }

    /** Mean over the subsets of each split, then over those splits; NaN if one of them is not there. */
    public double mainScore(List<String> ofSplits) {
        return ofSplits.stream()
                .mapToDouble(split -> splits.getOrDefault(split, List.of()).stream()
                        .mapToDouble(SubsetScores::mainScore)
                        .average()
                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /** These scores, and those of {@code earlier} for splits that are not here; the times add up. */
    public TaskResult with(TaskResult earlier) {
        SequencedMap<String, List<SubsetScores>> all = new LinkedHashMap<>(earlier.splits);
        all.putAll(splits);
        return new TaskResult(task, datasetRevision, all, time.plus(earlier.time), date);
    }
}
