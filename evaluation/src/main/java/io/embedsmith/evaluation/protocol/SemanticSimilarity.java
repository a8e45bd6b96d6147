package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.correlation.Pearson;
import io.embedsmith.evaluation.correlation.Spearman;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.UnusableEmbeddingsException;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** STS: how well similarities go together with what people say. Main score: {@code cosine_spearman}. */
public final class SemanticSimilarity implements TaskProtocol<ScoredPairs> {

    @Override
    public TaskScores evaluate(ScoredPairs data, Embedder embedder, Progress progress) {
        double[] gold = data.pairs().stream().mapToDouble(ScoredPair::score).toArray();
        requireDifferentScores(gold);
        PairSimilarities similarities = PairSimilarities.of(data.pairs(), embedder);
        requireDifferentSimilarities(similarities.cosine());
        Metrics metrics = new Metrics();
        correlate(metrics, "", gold, similarities.similarity());
        correlate(metrics, "cosine_", gold, similarities.cosine());
        correlate(metrics, "manhattan_", gold, similarities.manhattan());
        correlate(metrics, "euclidean_", gold, similarities.euclidean());
        SequencedMap<String, List<Double>> byMeasure = new LinkedHashMap<>();
        byMeasure.put("cosine", Metrics.list(similarities.cosine()));
        byMeasure.put("similarity", Metrics.list(similarities.similarity()));
        byMeasure.put("manhattan", Metrics.list(similarities.manhattan()));
        byMeasure.put("euclidean", Metrics.list(similarities.euclidean()));
        return metrics.with(new Items.Pairs(byMeasure, Metrics.list(gold)));
    }

    private static void correlate(Metrics metrics, String measure, double[] gold, double[] predicted) {
        metrics.put(measure + "pearson", Pearson.of(gold, predicted).coefficient());
        metrics.put(measure + "spearman", Spearman.of(gold, predicted).coefficient());
    }

    private static void requireDifferentScores(double... gold) {
        if (Constant.is(gold)) {
            throw new UnusableDataException("all " + gold.length + " pairs have the score " + gold[0]
                    + "; at least 2 different ones are needed");
        }
    }

    private static void requireDifferentSimilarities(double... cosines) {
        if (Constant.is(cosines)) {
            throw new UnusableEmbeddingsException("all " + cosines.length + " pairs have the similarity " + cosines[0]
                    + "; does the model give one vector for every text?");
        }
    }
}
