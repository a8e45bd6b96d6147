package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.clustering.AdjustedMutualInformation;
import io.embedsmith.evaluation.clustering.MiniBatchKMeans;
import io.embedsmith.evaluation.clustering.VMeasure;
import io.embedsmith.evaluation.random.PythonRandom;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.MultilabelText;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clustering: a part of the texts is embedded; for each level of labels, many are drawn from them with replacement and put
 * into as many clusters as there are labels, several times. The random stream runs on from one split to the next. Main
 * score: {@code v_measure}, the mean over levels and repetitions.
 */
public final class Clustering implements TaskProtocol<ClusterTexts> {
    private final ClusteringSettings settings;
    private final PythonRandom random = new PythonRandom(Seed.VALUE);

    public Clustering(ClusteringSettings settings) {
        this.settings = settings;
    }

    /** How well one clustering agrees with the labels. */
    record Agreement(double vMeasure, double adjustedMutualInformation) {}

    @Override
    public TaskScores evaluate(ClusterTexts data, Embedder embedder, Progress progress) {
        List<MultilabelText> texts =
                Arrays.stream(chosen(data.texts())).mapToObj(data.texts()::get).toList();
        Embeddings embeddings = embedder.embed(
                TextRole.SYMMETRIC, texts.stream().map(MultilabelText::text).toList());
        int depth = texts.stream().mapToInt(text -> text.labels().size()).max().orElse(0);
        List<List<Agreement>> levels = new ArrayList<>();
        for (int level = 0; level < Math.min(depth, settings.levels()); level++) {
            levels.add(repeat(ClusterLevel.of(texts, level), embeddings, progress));
        }
        if (levels.isEmpty()) {
            throw new UnusableDataException("none of the " + texts.size() + " texts has a label; each needs one");
        }
        return ClusteringScores.of(levels);
    }

    private int[] chosen(List<MultilabelText> all) {
        int texts = all.size();
        return switch (settings.limit()) {
            case TextLimit.All() -> IntStream.range(0, texts).toArray();
            case TextLimit.Count(int count) -> random.sample(texts, Math.min(texts, count));
            case TextLimit.Stratified(int count) -> {
                int[] kept = StratifiedSample.choose(firstLabels(all), count);
                yield Arrays.stream(random.sample(kept.length, Math.min(kept.length, count)))
                        .map(i -> kept[i])
                        .toArray();
            }
            case TextLimit.Share(double share) -> random.sample(texts, requireSome((int) (share * texts), texts));
        };
    }

    private static List<Label> firstLabels(List<MultilabelText> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).labels().isEmpty()) {
                throw new UnusableDataException(
                        "text " + i + " (counted from 0) has no label; each needs one to keep the shares of labels");
            }
        }
        return texts.stream().map(text -> text.labels().getFirst()).toList();
    }

    private int requireSome(int chosen, int texts) {
        if (chosen == 0) {
            throw new UnusableDataException(
                    "of " + texts + " texts a share of " + ((TextLimit.Share) settings.limit()).share()
                            + " is none; raise the share in the task's settings");
        }
        return chosen;
    }

    private List<Agreement> repeat(ClusterLevel level, Embeddings embeddings, Progress progress) {
        float[][] points = embeddings
                .select(level.places().stream().mapToInt(Integer::intValue).toArray())
                .toRows();
        Classes classes = Classes.of(level.labels());
        int[] numbers = classes.numbers(level.labels());
        List<int[]> draws = new ArrayList<>();
        for (int i = 0; i < settings.repetitions(); i++) {
            draws.add(random.choices(level.size(), settings.draws()));
        }
        MiniBatchKMeans means = new MiniBatchKMeans(classes.size(), settings.batchSize(), Seed.VALUE);
        return Repetitions.run("clusterings", settings.repetitions(), progress, repetition -> {
            int[] drawn = draws.get(repetition);
            int[] labels = Arrays.stream(drawn).map(i -> numbers[i]).toArray();
            int[] clusters =
                    means.cluster(Arrays.stream(drawn).mapToObj(i -> points[i]).toArray(float[][]::new));
            return new Agreement(VMeasure.of(labels, clusters).value(), AdjustedMutualInformation.of(labels, clusters));
        });
    }
}
