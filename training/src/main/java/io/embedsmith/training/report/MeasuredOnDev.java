package io.embedsmith.training.report;

import io.embedsmith.evaluation.protocol.Retrieval;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.training.calibration.JudgedSimilarities;
import io.embedsmith.training.tuning.DevelopmentData;
import io.embedsmith.training.tuning.RerankerRequest;
import io.embedsmith.training.validation.TaskValidation;
import java.util.Optional;

/**
 * A model on the dev set.
 *
 * @param metric the main score
 * @param scores all scores
 * @param deepest the largest N for which what is found within N says something
 * @param separation of what belongs together from what does not
 */
public record MeasuredOnDev(String metric, TaskScores scores, int deepest, Separation separation) {

    /** An encoder. */
    public static MeasuredOnDev of(DevelopmentData data, Embedder embedder) {
        TaskValidation validation = data.validation(embedder);
        TaskScores scores = validation.scores();
        return new MeasuredOnDev(
                validation.metric(), scores, Integer.MAX_VALUE, Separation.of(data.similarities(embedder, scores)));
    }

    /**
     * What an encoder finds, in its own order or in that of a reranker.
     *
     * @param second empty for the encoder's own order
     * @param progress hears of the queries that the reranker is through with
     */
    public static MeasuredOnDev of(
            RerankerRequest.Candidates candidates, Optional<SecondStage> second, Embedder embedder, Progress progress) {
        RetrievalTask task = new RetrievalTask(candidates.dataset().withAnswerableTopics());
        TaskScores scores = new Retrieval(second).evaluate(task, embedder, progress);
        JudgedSimilarities similarities = JudgedSimilarities.of(candidates.dataset(), embedder);
        return new MeasuredOnDev(
                "ndcg_at_10",
                scores,
                candidates.depth(),
                Separation.of(second.map(stage -> similarities.relevances(stage.reranker(), count -> {}))
                        .orElseGet(similarities::cosines)));
    }
}
