package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.classification.HammingScore;
import io.embedsmith.evaluation.classification.LabelF1;
import io.embedsmith.evaluation.classification.LabelRankingAveragePrecision;
import io.embedsmith.evaluation.classification.LabelSets;
import io.embedsmith.evaluation.classification.SubsetAccuracy;
import io.embedsmith.evaluation.learning.NearestNeighbours;
import io.embedsmith.evaluation.random.NumpyGenerator;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.MultilabelText;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Multilabel classification: each label is given to a text when most of its five nearest neighbours have it, among a few texts
 * of each label, several times with other texts. The random stream runs on from one split to the next. Main score: {@code
 * accuracy}, in some tasks {@code lrap} or {@code f1}.
 */
public final class MultilabelClassification implements TaskProtocol<MultilabelSplits> {
    private static final int NEIGHBOURS = 5;

    private final ClassificationSettings settings;
    private final NumpyGenerator random = new NumpyGenerator(Seed.VALUE);

    public MultilabelClassification(ClassificationSettings settings) {
        this.settings = settings;
    }

    @Override
    public TaskScores evaluate(MultilabelSplits data, Embedder embedder, Progress progress) {
        List<int[]> samples = new ArrayList<>();
        for (int experiment = 0; experiment < settings.experiments(); experiment++) {
            samples.add(sample(data.train()));
        }
        Classes classes = Classes.of(
                data.test().stream().flatMap(text -> text.labels().stream()).toList());
        List<String> trainTexts =
                data.train().stream().map(MultilabelText::text).toList();
        ChosenTexts train = ChosenTexts.embed(trainTexts, samples, embedder);
        List<String> testTexts = data.test().stream().map(MultilabelText::text).toList();
        float[][] test = embedder.embed(TextRole.SYMMETRIC, testTexts).toRows();
        List<BitSet> trainSets = sets(data.train(), classes);
        List<BitSet> gold = sets(data.test(), classes);
        List<LabelSets> predictions = Repetitions.run("experiments", samples.size(), progress, experiment -> {
            int[] sample = samples.get(experiment);
            int[][] neighbours = new NearestNeighbours(train.rows(sample), NEIGHBOURS).of(test);
            List<BitSet> predicted = Arrays.stream(neighbours)
                    .map(near -> majority(Arrays.stream(near)
                            .mapToObj(n -> trainSets.get(sample[n]))
                            .toList()))
                    .toList();
            return new LabelSets(gold, predicted, classes.size());
        });
        return ExperimentScores.of(
                predictions.stream().map(MultilabelClassification::scores).toList(), correctness(gold, predictions));
    }

    /** A text is taken when one of its labels is still short of texts. */
    private int[] sample(List<MultilabelText> texts) {
        int[] order = new int[texts.size()];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        Map<Label, Integer> counts = new HashMap<>();
        int[] sample = Arrays.stream(order)
                .filter(i -> {
                    List<Label> labels = texts.get(i).labels();
                    boolean isShort = labels.stream()
                            .anyMatch(label -> counts.getOrDefault(label, 0) < settings.samplesPerLabel());
                    if (isShort) {
                        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
                    }
                    return isShort;
                })
                .toArray();
        if (sample.length < NEIGHBOURS) {
            throw new UnusableDataException("only " + sample.length + " texts to learn from have labels; at least "
                    + NEIGHBOURS + " are needed, as many as neighbours are asked");
        }
        return sample;
    }

    /** Labels that no text to try has cannot be tried. */
    private static List<BitSet> sets(List<MultilabelText> texts, Classes classes) {
        List<BitSet> sets = new ArrayList<>();
        for (MultilabelText text : texts) {
            BitSet set = new BitSet();
            text.labels().stream().filter(classes::contains).forEach(label -> set.set(classes.number(label)));
            sets.add(set);
        }
        return sets;
    }

    private static BitSet majority(List<BitSet> sets) {
        Map<Integer, Integer> votes = new HashMap<>();
        sets.forEach(set -> set.stream().forEach(label -> votes.merge(label, 1, Integer::sum)));
        BitSet majority = new BitSet();
        votes.forEach((label, count) -> majority.set(label, 2 * count > sets.size()));
        return majority;
    }

    private static SequencedMap<String, Double> scores(LabelSets sets) {
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        scores.put("accuracy", SubsetAccuracy.of(sets));
        scores.put("lrap", LabelRankingAveragePrecision.of(sets));
        scores.put("f1", LabelF1.of(sets));
        scores.put("hamming", HammingScore.of(sets));
        return scores;
    }

    /** For each text the share of the experiments that got all of its labels right. */
    private static Items correctness(List<BitSet> gold, List<LabelSets> predictions) {
        List<String> ids = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            int text = i;
            long correct = predictions.stream()
                    .filter(sets -> sets.predicted().get(text).equals(gold.get(text)))
                    .count();
            ids.add(Integer.toString(i));
            shares.add((double) correct / predictions.size());
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put("accuracy", shares);
        return new Items.Scores(ids, byMetric);
    }
}
