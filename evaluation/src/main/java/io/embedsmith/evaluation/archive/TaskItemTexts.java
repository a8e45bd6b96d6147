package io.embedsmith.evaluation.archive;

import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.evaluation.comparison.ItemPlace;
import io.embedsmith.evaluation.comparison.ItemTexts;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.descriptor.Subset;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDataReader;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.MultilabelText;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummarizedText;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts of items from the data of the tasks, each part read once. Where the data are not there, or other than the task was
 * made for, no text is known. Not for use by several threads.
 */
final class TaskItemTexts implements ItemTexts {
    private final TaskCatalog catalog;
    private final Map<ItemPlace, Map<String, String>> byPart = new HashMap<>();

    TaskItemTexts(TaskCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<String> of(ItemPlace place) {
        ItemPlace part = new ItemPlace(place.task(), place.split(), place.subset(), "");
        return Optional.ofNullable(byPart.computeIfAbsent(part, this::read).get(place.id()));
    }

    private Map<String, String> read(ItemPlace part) {
        try {
            TaskCatalog.Task task = catalog.task(part.task());
            for (Subset subset : task.descriptor().subsets()) {
                if (subset.name().equals(part.subset()) && subset.splits().containsKey(part.split())) {
                    return texts(new TaskDataReader(task).read(subset, part.split()));
                }
            }
            return Map.of();
        } catch (EvaluationException e) {
            return Map.of(); // a report without texts is better than none
        }
    }

    private static Map<String, String> texts(TaskData data) {
        return switch (data) {
            case RetrievalTask task -> queries(task.dataset());
            case RerankingTask task -> queries(task.dataset());
            case ScoredPairs pairs ->
                numbered(pairs.pairs().stream()
                        .map(pair -> pair.first() + " ⟷ " + pair.second())
                        .toList());
            case LabelledSplits splits ->
                numbered(splits.test().stream().map(LabelledText::text).toList());
            case MultilabelSplits splits ->
                numbered(splits.test().stream().map(MultilabelText::text).toList());
            case BitextPairs pairs -> numbered(pairs.sources());
            case SummaryTexts texts ->
                numbered(texts.texts().stream()
                        .map(SummarizedText::human)
                        .map(List::getFirst)
                        .toList());
            // Items are whole sets or draws, which have no text.
            case ClusterSets sets -> Map.of();
            case ClusterTexts texts -> Map.of();
        };
    }

    private static Map<String, String> queries(RetrievalDataset dataset) {
        return dataset.topics().queries().stream()
                .collect(Collectors.toMap(query -> query.id().value(), Query::text));
    }

    private static Map<String, String> numbered(List<String> texts) {
        return IntStream.range(0, texts.size()).boxed().collect(Collectors.toMap(String::valueOf, texts::get));
    }
}
