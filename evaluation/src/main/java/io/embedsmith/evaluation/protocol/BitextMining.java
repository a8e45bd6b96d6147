package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.classification.Accuracy;
import io.embedsmith.evaluation.classification.Averaging;
import io.embedsmith.evaluation.classification.ClassCounts;
import io.embedsmith.evaluation.classification.F1;
import io.embedsmith.evaluation.classification.Precision;
import io.embedsmith.evaluation.classification.Recall;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Bitext mining: the nearest target of each source should be its translation. The place of the target is taken for a class, and
 * so precision, recall and F1 are those of classification, weighted. Main score: {@code f1}.
 */
public final class BitextMining implements TaskProtocol<BitextPairs> {

    @Override
    public TaskScores evaluate(BitextPairs data, Embedder embedder, Progress progress) {
        Scorer scorer = new Scorer(embedder.similarity(), embedder.embed(TextRole.SYMMETRIC, data.sources()));
        int[] nearest = scorer.nearest(embedder.embed(TextRole.SYMMETRIC, data.targets()), progress);
        int[] gold = data.translations().stream().mapToInt(Integer::intValue).toArray();
        ClassCounts counts = ClassCounts.of(gold, nearest, data.targets().size());
        return new Metrics()
                .put("precision", Precision.of(counts, Averaging.WEIGHTED))
                .put("recall", Recall.of(counts, Averaging.WEIGHTED))
                .put("f1", F1.of(counts, Averaging.WEIGHTED))
                .put("accuracy", Accuracy.of(counts))
                .with(items(gold, nearest));
    }

    /** The F1 of each source's target, whose mean is the weighted F1, and whether it was found. */
    private static Items items(int[] gold, int[] nearest) {
        int[] total = new int
                [IntStream.concat(IntStream.of(gold), IntStream.of(nearest))
                                .max()
                                .orElse(0)
                        + 1];
        int[] correct = total.clone();
        for (int i = 0; i < gold.length; i++) {
            total[gold[i]]++;
            total[nearest[i]]++;
            correct[gold[i]] += gold[i] == nearest[i] ? 1 : 0;
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put(
                "f1",
                IntStream.of(gold).mapToObj(c -> 2.0 * correct[c] / total[c]).toList());
        byMetric.put(
                "accuracy",
                IntStream.range(0, gold.length)
                        .mapToObj(i -> gold[i] == nearest[i] ? 1.0 : 0.0)
                        .toList());
        return new Items.Scores(
                IntStream.range(0, gold.length).mapToObj(Integer::toString).toList(), byMetric);
    }
}
