package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.learning.LogisticRegression;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.Arrays;
import java.util.List;

/**
 * Classification: logistic regression learns from a few texts of each label and is tried on all others, several times with
 * other texts; the scores are the means. Main score: {@code accuracy}.
 */
public final class Classification implements TaskProtocol<LabelledSplits> {
    private final ClassificationSettings settings;

    public Classification(ClassificationSettings settings) {
        this.settings = settings;
    }

    @Override
    public TaskScores evaluate(LabelledSplits data, Embedder embedder, Progress progress) {
        List<Label> trainLabels = data.train().stream().map(LabelledText::label).toList();
        requireSeveral(Classes.of(trainLabels));
        List<int[]> samples = Undersampling.choose(trainLabels, settings);
        List<String> trainTexts = data.train().stream().map(LabelledText::text).toList();
        ChosenTexts train = ChosenTexts.embed(trainTexts, samples, embedder);
        List<String> testTexts = data.test().stream().map(LabelledText::text).toList();
        float[][] test = embedder.embed(TextRole.SYMMETRIC, testTexts).toRows();
        List<Label> gold = data.test().stream().map(LabelledText::label).toList();
        List<List<Label>> predictions = Repetitions.run("experiments", settings.experiments(), progress, experiment -> {
            int[] sample = samples.get(experiment);
            List<Label> labels =
                    Arrays.stream(sample).mapToObj(trainLabels::get).toList();
            return predict(train.rows(sample), labels, test);
        });
        return ClassificationScores.of(gold, predictions);
    }

    private static List<Label> predict(float[][] rows, List<Label> labels, float[][] test) {
        Classes classes = Classes.of(labels);
        LogisticRegression learnt = LogisticRegression.fit(rows, classes.numbers(labels), classes.size());
        return Arrays.stream(learnt.predict(test))
                .mapToObj(classes.labels()::get)
                .toList();
    }

    private static void requireSeveral(Classes classes) {
        if (classes.size() < 2) {
            throw new UnusableDataException("all texts to learn from have the label " + classes.labels()
                    + "; at least 2 labels are needed to tell apart");
        }
    }
}
