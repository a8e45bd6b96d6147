package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.task.MetricValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Scores of one subset of one split.
 *
 * @param mainScore the one that models are compared by
 * @param metrics all, with those that are no single number
 */
public record SubsetScores(
        String subset, List<String> languages, double mainScore, SequencedMap<String, MetricValue> metrics) {

    public SubsetScores {
        languages = List.copyOf(languages);
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }
}
