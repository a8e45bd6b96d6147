package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.classification.AveragePrecision;
import io.embedsmith.evaluation.classification.BestCut;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Pair classification: how well similarities tell pairs that belong together (score 1) from those that do not (score 0), by
 * five measures and the best of them. Main score: {@code max_ap}, in some tasks {@code max_accuracy}.
 */
public final class PairClassification implements TaskProtocol<ScoredPairs> {

    @Override
    public TaskScores evaluate(ScoredPairs data, Embedder embedder, Progress progress) {
        boolean[] positive = positive(data.pairs());
        PairSimilarities similarities = PairSimilarities.of(data.pairs(), embedder);
        SequencedMap<String, double[]> byMeasure = new LinkedHashMap<>();
        byMeasure.put("similarity", similarities.similarity());
        byMeasure.put("cosine", similarities.cosine());
        byMeasure.put("manhattan", similarities.manhattan());
        byMeasure.put("euclidean", similarities.euclidean());
        byMeasure.put("dot", similarities.dot());
        Metrics metrics = new Metrics();
        SequencedMap<String, Double> most = new LinkedHashMap<>();
        SequencedMap<String, List<Double>> predicted = new LinkedHashMap<>();
        for (Map.Entry<String, double[]> measure : byMeasure.entrySet()) {
            scores(measure.getValue(), positive).forEach((name, value) -> {
                metrics.put(measure.getKey() + "_" + name, value);
                most.merge(name, value, Math::max);
            });
            predicted.put(measure.getKey(), Metrics.list(measure.getValue()));
        }
        most.forEach((name, value) -> metrics.put("max_" + name, value));
        List<Double> gold = data.pairs().stream().map(ScoredPair::score).toList();
        return metrics.with(new Items.Pairs(predicted, gold));
    }

    private static SequencedMap<String, Double> scores(double[] similarities, boolean[] positive) {
        BestCut cut = BestCut.of(similarities, positive);
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        scores.put("accuracy", cut.accuracy());
        scores.put("f1", cut.f1());
        scores.put("precision", cut.precision());
        scores.put("recall", cut.recall());
        scores.put("ap", AveragePrecision.of(similarities, positive));
        return scores;
    }

    private static boolean[] positive(List<ScoredPair> pairs) {
        boolean[] positive = new boolean[pairs.size()];
        int positives = 0;
        for (int i = 0; i < positive.length; i++) {
            double score = pairs.get(i).score();
            if (score != 0 && score != 1) {
                throw new UnusableDataException("pair " + i + " (counted from 0) has the score " + score
                        + "; 1 says that two texts belong together, 0 that they do not");
            }
            positive[i] = score == 1;
            positives += positive[i] ? 1 : 0;
        }
        if (positives == 0 || positives == positive.length) {
            throw new UnusableDataException("all " + positive.length + " pairs have the score "
                    + (positives == 0 ? 0 : 1) + "; both 0 and 1 are needed to tell them apart");
        }
        return positive;
    }
}
