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
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import io.embedsmith.evaluation.task.TaskProtocol;
import java.util.Optional;

/** The protocol of each type of task, set as the descriptor says. */
final class Protocols {
    private Protocols() {}

    /** A new one: some keep the state of a random stream from one split to the next. */
    static TaskProtocol<TaskData> of(TaskDescriptor task, Optional<SecondStage> second) {
        if (second.isPresent() && !task.type().hasQueries()) {
            throw new IllegalArgumentException("task " + task.name() + " is of the type " + task.type()
                    + ", in which nothing is ranked; a reranker takes part in retrieval and reranking only");
        }
        return task.origin().checked(() -> protocol(task, second));
    }

    private static TaskProtocol<TaskData> protocol(TaskDescriptor task, Optional<SecondStage> second) {
        TaskSettings settings = task.settings();
        return switch (task.type()) {
            case STS -> taking(ScoredPairs.class, new SemanticSimilarity());
            case PAIR_CLASSIFICATION -> taking(ScoredPairs.class, new PairClassification());
            case CLASSIFICATION -> taking(LabelledSplits.class, new Classification(experiments(settings)));
            case MULTILABEL_CLASSIFICATION ->
                taking(MultilabelSplits.class, new MultilabelClassification(experiments(settings)));
            case CLUSTERING ->
                settings.isLegacy()
                        ? taking(ClusterSets.class, new LegacyClustering())
                        : taking(ClusterTexts.class, new Clustering(clustering(settings)));
            case SUMMARIZATION -> taking(SummaryTexts.class, new Summarization(scoring(settings)));
            case BITEXT_MINING -> taking(BitextPairs.class, new BitextMining());
            case RETRIEVAL -> taking(RetrievalTask.class, new Retrieval(second));
            case RERANKING -> taking(RerankingTask.class, new Reranking(second));
        };
    }

    private static <D extends TaskData> TaskProtocol<TaskData> taking(Class<D> shape, TaskProtocol<D> protocol) {
        return (data, embedder, progress) -> protocol.evaluate(shape.cast(data), embedder, progress);
    }

    private static ClassificationSettings experiments(TaskSettings settings) {
        return new ClassificationSettings(
                settings.count("samples_per_label").orElse(ClassificationSettings.DEFAULT.samplesPerLabel()),
                settings.count("experiments").orElse(ClassificationSettings.DEFAULT.experiments()));
    }

    private static ClusteringSettings clustering(TaskSettings settings) {
        ClusteringSettings all = ClusteringSettings.withLimit(limit(settings));
        return new ClusteringSettings(
                all.limit(),
                all.draws(),
                all.repetitions(),
                all.batchSize(),
                settings.count("levels").orElse(all.levels()));
    }

    private static TextLimit limit(TaskSettings settings) {
        if (settings.text("max_documents").isPresent()) {
            return settings.text("max_documents").get().equals("all")
                    ? new TextLimit.All()
                    : new TextLimit.Count(settings.count("max_documents").orElseThrow());
        }
        if (settings.text("stratified_documents").isPresent()) {
            return new TextLimit.Stratified(
                    settings.count("stratified_documents").orElseThrow());
        }
        return settings.text("document_share")
                .<TextLimit>map(share -> new TextLimit.Share(Double.parseDouble(share)))
                .orElse(ClusteringSettings.DEFAULT.limit());
    }

    private static SummaryScoring scoring(TaskSettings settings) {
        return switch (settings.text("protocol").orElse("v2")) {
            case "v1" -> SummaryScoring.CORRELATION_WITH_P_VALUE;
            case "v2" -> SummaryScoring.CORRELATION;
            default ->
                throw new IllegalArgumentException(
                        "'protocol' is '" + settings.text("protocol").orElseThrow() + "'; allowed are v1 and v2");
        };
    }
}
