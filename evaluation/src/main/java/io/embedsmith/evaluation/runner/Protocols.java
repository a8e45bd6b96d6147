package io.embedsmith.evaluation.runner;

import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.descriptor.TaskSettings;
import io.embedsmith.evaluation.protocol.BitextMining;
import io.embedsmith.evaluation.protocol.Classification;
import io.embedsmith.evaluation.protocol.ClassificationSettings;
import io.embedsmith.evaluation.protocol.Clustering;
import io.embedsmith.evaluation.protocol.ClusteringSettings;
import io.embedsmith.evaluation.protocol.LegacyClustering;
import io.embedsmith.evaluation.protocol.MultilabelClassification;
import io.embedsmith.evaluation.protocol.PairClassification;
import io.embedsmith.evaluation.protocol.Reranking;
import io.embedsmith.evaluation.protocol.Retrieval;
import io.embedsmith.evaluation.protocol.SemanticSimilarity;
import io.embedsmith.evaluation.protocol.Summarization;
import io.embedsmith.evaluation.protocol.SummaryScoring;
import io.embedsmith.evaluation.protocol.TextLimit;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.OptionalInt;

/** The protocol of a task, set up as its descriptor says. */
final class Protocols {
    private Protocols() {}

    /** A new one for each run of the task. */
    static TaskProtocol<TaskData> of(TaskDescriptor task) {
        TaskSettings settings = task.settings();
        return switch (task.type()) {
            case STS -> new Checked<>(task, ScoredPairs.class, new SemanticSimilarity());
            case PAIR_CLASSIFICATION -> new Checked<>(task, ScoredPairs.class, new PairClassification());
            case BITEXT_MINING -> new Checked<>(task, BitextPairs.class, new BitextMining());
            case RETRIEVAL -> new Checked<>(task, RetrievalTask.class, new Retrieval());
            case RERANKING -> new Checked<>(task, RerankingTask.class, new Reranking());
            case CLASSIFICATION ->
                new Checked<>(task, LabelledSplits.class, new Classification(classification(settings)));
            case MULTILABEL_CLASSIFICATION ->
                new Checked<>(task, MultilabelSplits.class, new MultilabelClassification(classification(settings)));
            case CLUSTERING -> clustering(task);
            case SUMMARIZATION -> new Checked<>(task, SummaryTexts.class, new Summarization(scoring(settings)));
        };
    }

    private static TaskProtocol<TaskData> clustering(TaskDescriptor task) {
        String version = task.settings().text("protocol").orElse("fast");
        return switch (version) {
            case "legacy" -> new Checked<>(task, ClusterSets.class, new LegacyClustering());
            case "fast" ->
                new Checked<>(
                        task, ClusterTexts.class, new Clustering(ClusteringSettings.withLimit(limit(task.settings()))));
            default -> throw unknown("protocol", version, "'fast' or 'legacy'");
        };
    }

    private static TextLimit limit(TaskSettings settings) {
        OptionalInt most = settings.count("max_documents");
        if (most.isPresent()) {
            return new TextLimit.Count(most.getAsInt());
        }
        return settings.text("document_share")
                .map(share -> new TextLimit.Share(share(share)))
                .map(TextLimit.class::cast)
                .orElse(ClusteringSettings.DEFAULT.limit());
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw unknown("document_share", text, "a number above 0 and up to 1");
        }
    }

    private static SummaryScoring scoring(TaskSettings settings) {
        String version = settings.text("protocol").orElse("v2");
        return switch (version) {
            case "v1" -> SummaryScoring.CORRELATION_WITH_P_VALUE;
            case "v2" -> SummaryScoring.CORRELATION;
            default -> throw unknown("protocol", version, "'v1' or 'v2'");
        };
    }

    private static ClassificationSettings classification(TaskSettings settings) {
        ClassificationSettings usual = ClassificationSettings.DEFAULT;
        return new ClassificationSettings(
                settings.count("samples_per_label").orElse(usual.samplesPerLabel()),
                settings.count("experiments").orElse(usual.experiments()));
    }

    private static IllegalArgumentException unknown(String setting, String value, String allowed) {
        return new IllegalArgumentException("'" + setting + "' is '" + value + "'; " + allowed + " is needed");
    }

    /** Takes data of any shape and refuses what the protocol cannot measure. */
    private record Checked<D extends TaskData>(TaskDescriptor task, Class<D> shape, TaskProtocol<D> protocol)
            implements TaskProtocol<TaskData> {

        @Override
        public TaskScores evaluate(TaskData data, Embedder embedder, Progress progress) {
            if (!shape.isInstance(data)) {
                throw new UnusableDataException("the data of task " + task.name() + " are "
                        + data.getClass().getSimpleName() + ", a task of type "
                        + task.type().label() + " needs " + shape.getSimpleName() + "; this is a bug");
            }
            return protocol.evaluate(shape.cast(data), embedder, progress);
        }
    }
}
