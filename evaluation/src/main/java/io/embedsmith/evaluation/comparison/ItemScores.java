package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.correlation.Ranks;
import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A score for each item, also where the metric has none: of a pair, how near the rank of its prediction is to the rank of
 * what people say, 1 for the same and 0 for the other end.
 */
final class ItemScores {
    private final ComparableTask task;

    ItemScores(ComparableTask task) {
        this.task = task;
    }

    /** Whether scores are those of the metric, not closeness of ranks. */
    boolean areOfMetric() {
        return task.parts().stream().allMatch(part -> part.first() instanceof Items.Scores);
    }

    List<ItemChange> all() {
        List<ItemChange> all = new ArrayList<>();
        for (ComparablePart part : task.parts()) {
            List<Double> first = scores(part.first());
            List<Double> second = scores(part.second());
            List<String> ids = ids(part.first());
            for (int i = 0; i < ids.size(); i++) {
                ItemPlace place = new ItemPlace(task.name(), part.split(), part.subset(), ids.get(i));
                all.add(new ItemChange(place, ItemTexts.NONE.of(place), first.get(i), second.get(i)));
            }
        }
        return all;
    }

    private static List<String> ids(Items items) {
        return switch (items) {
            case Items.Scores scores -> scores.ids();
            case Items.Pairs pairs ->
                IntStream.range(0, pairs.gold().size())
                        .mapToObj(String::valueOf)
                        .toList();
        };
    }

    private List<Double> scores(Items items) {
        return switch (items) {
            case Items.Scores scores -> Objects.requireNonNull(scores.byMetric().get(task.metric()));
            case Items.Pairs pairs -> closeness(pairs.gold(), predicted(pairs));
        };
    }

    /** Of the measure of the metric; of {@code max_…}, the first measure. */
    private List<Double> predicted(Items.Pairs pairs) {
        String measure = task.metric().substring(0, Math.max(0, task.metric().lastIndexOf('_')));
        return Objects.requireNonNullElseGet(
                pairs.byMeasure().get(measure),
                () -> pairs.byMeasure().firstEntry().getValue());
    }

    private static List<Double> closeness(List<Double> gold, List<Double> predicted) {
        double[] ofGold =
                Ranks.of(gold.stream().mapToDouble(Double::doubleValue).toArray());
        double[] ofPredicted =
                Ranks.of(predicted.stream().mapToDouble(Double::doubleValue).toArray());
        double widest = Math.max(1, ofGold.length - 1);
        return IntStream.range(0, ofGold.length)
                .mapToObj(i -> 1 - Math.abs(ofGold[i] - ofPredicted[i]) / widest)
                .toList();
    }
}
