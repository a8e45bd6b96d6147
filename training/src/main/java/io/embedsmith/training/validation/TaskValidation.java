package io.embedsmith.training.validation;

import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.protocol.Retrieval;
import io.embedsmith.evaluation.protocol.SemanticSimilarity;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPairs;
import java.util.function.ToDoubleFunction;

/** One of the evaluator's tasks. */
public final class TaskValidation implements Validation {
    private final String metric;
    private final Embedder embedder;
    private final ToDoubleFunction<Embedder> task;

    private TaskValidation(String metric, Embedder embedder, ToDoubleFunction<Embedder> task) {
        this.metric = metric;
        this.embedder = embedder;
        this.task = task;
    }

    /** nDCG of the first ten of every query, every passage searched. */
    public static TaskValidation retrieval(RetrievalDataset dataset, Embedder embedder) {
        RetrievalTask data = new RetrievalTask(dataset.withAnswerableTopics());
        return new TaskValidation(
                "ndcg_at_10",
                embedder,
                subject ->
                        new Retrieval().evaluate(data, subject, Progress.NONE).scalar("ndcg_at_10"));
    }

    /** Spearman's correlation of cosines with what people say. */
    public static TaskValidation similarity(ScoredPairs pairs, Embedder embedder) {
        return new TaskValidation(
                "cosine_spearman",
                embedder,
                subject -> new SemanticSimilarity()
                        .evaluate(pairs, subject, Progress.NONE)
                        .scalar("cosine_spearman"));
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public double measure() {
        return task.applyAsDouble(embedder);
    }
}
