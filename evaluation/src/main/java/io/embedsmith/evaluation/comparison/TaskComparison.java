package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.significance.PairedOutcome;
import java.util.List;

/**
 * Two systems on one task.
 *
 * @param task name
 * @param metric what is compared
 * @param outcome of the test
 * @param correctedP p, corrected for all tasks of the comparison
 * @param verdict by the corrected p
 * @param items each item with both scores
 * @param ofMetric whether scores of items are those of the metric; if not, closeness of ranks
 * @param won items that the first system gains most on, with texts
 * @param lost items that the first system loses most on, with texts
 */
public record TaskComparison(
        String task,
        String metric,
        PairedOutcome outcome,
        double correctedP,
        Verdict verdict,
        List<ItemChange> items,
        boolean ofMetric,
        List<ItemChange> won,
        List<ItemChange> lost) {

    public TaskComparison {
        items = List.copyOf(items);
        won = List.copyOf(won);
        lost = List.copyOf(lost);
    }
}
