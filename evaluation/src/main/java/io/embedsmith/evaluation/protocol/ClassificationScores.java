package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.classification.Accuracy;
import io.embedsmith.evaluation.classification.AveragePrecision;
import io.embedsmith.evaluation.classification.Averaging;
import io.embedsmith.evaluation.classification.ClassCounts;
import io.embedsmith.evaluation.classification.F1;
import io.embedsmith.evaluation.classification.Precision;
import io.embedsmith.evaluation.classification.Recall;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** From the labels that experiments predicted to their scores. */
final class ClassificationScores {
    private static final Label POSITIVE = Label.of(1);

    private final List<Label> gold;
    private final boolean binary;

    private ClassificationScores(List<Label> gold) {
        this.gold = gold;
        Classes classes = Classes.of(gold);
        // Names have no order that precision over thresholds could go by.
        this.binary = classes.size() == 2
                && classes.contains(POSITIVE)
                && classes.labels().stream().allMatch(Label::isNumber);
    }

    static TaskScores of(List<Label> gold, List<List<Label>> predictions) {
        ClassificationScores scores = new ClassificationScores(gold);
        List<SequencedMap<String, Double>> experiments =
                predictions.stream().map(scores::of).toList();
        return ExperimentScores.of(experiments, scores.correctness(predictions));
    }

    private SequencedMap<String, Double> of(List<Label> predicted) {
        List<Label> seen = new ArrayList<>(gold);
        seen.addAll(predicted);
        Classes classes = Classes.of(seen);
        ClassCounts counts = ClassCounts.of(classes.numbers(gold), classes.numbers(predicted), classes.size());
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        scores.put("accuracy", Accuracy.of(counts));
        scores.put("f1", F1.of(counts, Averaging.MACRO));
        scores.put("f1_weighted", F1.of(counts, Averaging.WEIGHTED));
        scores.put("precision", Precision.of(counts, Averaging.MACRO));
        scores.put("precision_weighted", Precision.of(counts, Averaging.WEIGHTED));
        scores.put("recall", Recall.of(counts, Averaging.MACRO));
        scores.put("recall_weighted", Recall.of(counts, Averaging.WEIGHTED));
        if (binary && predicted.stream().allMatch(Label::isNumber)) {
            // For two classes there is one average precision; MTEB writes it under both names.
            double precision = averagePrecision(predicted);
            scores.put("ap", precision);
            scores.put("ap_weighted", precision);
        }
        return scores;
    }

    /** Of the predicted labels as numbers, not of how sure the classifier was. */
    private double averagePrecision(List<Label> predicted) {
        double[] values = predicted.stream()
                .mapToDouble(label -> Double.parseDouble(label.value()))
                .toArray();
        boolean[] positive = new boolean[values.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = gold.get(i).equals(POSITIVE);
        }
        return AveragePrecision.of(values, positive);
    }

    /** For each text the share of the experiments that got it right. */
    private Items correctness(List<List<Label>> predictions) {
        List<String> ids = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            int text = i;
            long correct = predictions.stream()
                    .filter(predicted -> predicted.get(text).equals(gold.get(text)))
                    .count();
            ids.add(Integer.toString(i));
            shares.add((double) correct / predictions.size());
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put("accuracy", shares);
        return new Items.Scores(ids, byMetric);
    }
}
