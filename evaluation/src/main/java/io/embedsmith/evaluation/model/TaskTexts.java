package io.embedsmith.evaluation.model;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
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
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** The texts that a protocol will ask for, so that they can be embedded at once beforehand. */
public final class TaskTexts {
    private TaskTexts() {}

    /** Every text of all data, each once, by role. */
    public static Map<TextRole, SequencedSet<String>> of(Collection<TaskData> data) {
        Map<TextRole, SequencedSet<String>> texts = new EnumMap<>(TextRole.class);
        for (TaskData each : data) {
            for (TextRole role : TextRole.values()) {
                stream(each, role)
                        .forEach(text -> texts.computeIfAbsent(role, r -> new LinkedHashSet<>())
                                .add(text));
            }
        }
        return texts;
    }

    private static Stream<String> stream(TaskData data, TextRole role) {
        return switch (data) {
            case RetrievalTask task -> searched(task.dataset(), role);
            case RerankingTask task -> searched(task.dataset(), role);
            default -> role == TextRole.SYMMETRIC ? symmetric(data) : Stream.empty();
        };
    }

    private static Stream<String> searched(RetrievalDataset dataset, TextRole role) {
        return switch (role) {
            case QUERY -> dataset.topics().queries().stream().map(Query::text);
            case PASSAGE -> dataset.corpus().passages().stream().map(Passage::titleAndText);
            case SYMMETRIC -> Stream.empty();
        };
    }

    private static Stream<String> symmetric(TaskData data) {
        return switch (data) {
            case ScoredPairs pairs -> pairs.pairs().stream().flatMap(pair -> Stream.of(pair.first(), pair.second()));
            // Of the train split the protocol draws a few texts of each label: embedding all could be most of the work.
            case LabelledSplits splits -> splits.test().stream().map(LabelledText::text);
            case MultilabelSplits splits -> splits.test().stream().map(MultilabelText::text);
            case ClusterSets sets -> sets.sets().stream().flatMap(List::stream).map(LabelledText::text);
            case ClusterTexts texts -> Stream.empty();
            case BitextPairs pairs -> Stream.concat(pairs.sources().stream(), pairs.targets().stream());
            case SummaryTexts texts ->
                texts.texts().stream().flatMap(text -> Stream.concat(text.human().stream(), text.machine().stream()));
            case RetrievalTask task -> Stream.empty();
            case RerankingTask task -> Stream.empty();
        };
    }
}
