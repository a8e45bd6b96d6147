package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDataReader;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.random.PythonRandom;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.TaskData;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Makes work of shipped tasks. Vectors are kept between runs of the benchmark: nothing that is timed makes them. */
final class TaskVectors {
    private static final int SEED = 42;
    private static final int REPETITIONS = 10;
    private static final int DRAWS = 16_384;
    private static final int FAST_BATCH = 512;
    private static final int LEGACY_BATCH = 500;
    private static final long CACHE_BYTES = 1L << 30;

    private final CommonOptions options;
    private final Report report;

    TaskVectors(CommonOptions options, Report report) {
        this.options = options;
        this.report = report;
    }

    List<LearningWork> works() {
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(ModelFolders.configured()))) {
            float[][] titles = vectors(host, "bge-small-zh-v1.5", titles());
            LabelledSplits banking = (LabelledSplits) data("Banking77Classification");
            float[][] questions = vectors(host, "all-minilm-l6-v2", banking.test());
            LabelledSplits reviews = (LabelledSplits) data("MultilingualSentiment");
            return List.of(
                    fast("titles in 10 clusters, fast", titles, 10),
                    new ClusteringWork(
                            "titles in 10 clusters, legacy, one set",
                            titles,
                            List.of(IntStream.range(0, titles.length).toArray()),
                            10,
                            LEGACY_BATCH),
                    fast("bank questions in 77 clusters, fast", questions, 77),
                    classification(
                            "bank questions of 77 classes, 8 of each",
                            vectors(host, "all-minilm-l6-v2", banking.train()),
                            new Sampled(banking.train(), 8),
                            questions),
                    classification(
                            "reviews of 3 classes, 32 of each",
                            vectors(host, "bge-small-zh-v1.5", reviews.train()),
                            new Sampled(reviews.train(), 32),
                            vectors(host, "bge-small-zh-v1.5", reviews.test())));
        }
    }

    private List<LabelledText> titles() {
        return ((ClusterSets) data("ThuNewsClusteringS2S")).sets().getFirst();
    }

    private static ClusteringWork fast(String name, float[][] points, int clusters) {
        PythonRandom random = new PythonRandom(SEED);
        List<int[]> draws = IntStream.range(0, REPETITIONS)
                .mapToObj(i -> random.choices(points.length, DRAWS))
                .toList();
        return new ClusteringWork(name, points, draws, clusters, FAST_BATCH);
    }

    private record Sampled(List<LabelledText> texts, int each) {}

    private static ClassificationWork classification(String name, float[][] rows, Sampled sampled, float[][] test) {
        List<Label> labels = sampled.texts().stream()
                .map(LabelledText::label)
                .distinct()
                .sorted()
                .toList();
        int[] classes = sampled.texts().stream()
                .mapToInt(text -> labels.indexOf(text.label()))
                .toArray();
        List<int[]> samples = ClassificationWork.samples(classes, sampled.each(), REPETITIONS);
        return new ClassificationWork(name, rows, classes, samples, test);
    }

    private TaskData data(String task) {
        TaskCatalog.Task found = TaskCatalog.of(
                        new DataFolder(options.sets(), "name its folder with --sets"), List.of())
                .task(task);
        return new TaskDataReader(found)
                .read(
                        found.descriptor().subsets().getFirst(),
                        found.descriptor().evaluate().getFirst());
    }

    private float[][] vectors(LocalModelHost host, String model, List<LabelledText> texts) {
        VectorCache cache =
                new VectorCache(options.work().resolve("evaluation-vectors"), CACHE_BYTES, Clock.systemUTC());
        return new ModelEmbedder(
                        new LocalEncoder(host.model(new ModelId(model))),
                        cache,
                        TaskInstructions.OF_MODEL,
                        (done, total) -> report.progress(model + ": " + done + " of " + total + " texts"))
                .embed(
                        TextRole.SYMMETRIC,
                        texts.stream().map(LabelledText::text).toList())
                .toRows();
    }
}
