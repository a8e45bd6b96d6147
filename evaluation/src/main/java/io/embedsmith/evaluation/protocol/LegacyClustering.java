package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.clustering.MiniBatchKMeans;
import io.embedsmith.evaluation.clustering.VMeasure;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Clustering as MTEB did it first, and the Chinese tasks still do: every set of texts is put into as many clusters as it has
 * labels. Main score: {@code v_measure}, the mean over the sets.
 */
public final class LegacyClustering implements TaskProtocol<ClusterSets> {
    private static final int BATCH_SIZE = 500;

    @Override
    public TaskScores evaluate(ClusterSets data, Embedder embedder, Progress progress) {
        List<Double> measures = new ArrayList<>();
        for (List<LabelledText> set : data.sets()) {
            measures.add(measure(set, embedder));
            progress.advance("sets", measures.size(), data.sets().size());
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put("v_measure", measures);
        List<String> ids =
                IntStream.range(0, measures.size()).mapToObj(Integer::toString).toList();
        return new Metrics()
                .put("v_measure", Metrics.mean(measures))
                .put("v_measure_std", Metrics.standardDeviation(measures))
                .put("v_measures", new MetricValue.Series(measures))
                .with(new Items.Scores(ids, byMetric));
    }

    /** A set of one label cannot be clustered wrongly. */
    private static double measure(List<LabelledText> set, Embedder embedder) {
        List<Label> labels = set.stream().map(LabelledText::label).toList();
        Classes classes = Classes.of(labels);
        if (classes.size() == 1) {
            return 1;
        }
        List<String> texts = set.stream().map(LabelledText::text).toList();
        float[][] points = embedder.embed(TextRole.SYMMETRIC, texts).toRows();
        int[] clusters = new MiniBatchKMeans(classes.size(), BATCH_SIZE, Seed.VALUE).cluster(points);
        return VMeasure.of(classes.numbers(labels), clusters).value();
    }
}
