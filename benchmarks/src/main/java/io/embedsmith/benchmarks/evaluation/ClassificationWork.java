package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.benchmarks.data.NumberFiles;
import io.embedsmith.evaluation.learning.LogisticRegression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regressions on some of the rows, each tried on all others.
 *
 * @param classes of the rows, from 0
 * @param samples places of the rows to learn from, for each experiment
 * @param test rows to predict
 */
@SuppressWarnings("ArrayRecordComponent") // read by both sides, changed by neither
record ClassificationWork(String name, float[][] rows, int[] classes, List<int[]> samples, float[][] test)
        implements LearningWork {

    /** The first few rows of each class, then the next few for the next experiment, round and round. */
    static List<int[]> samples(int[] classes, int each, int experiments) {
        List<int[]> byClass = IntStream.range(0, classCount(classes))
                .mapToObj(c -> IntStream.range(0, classes.length)
                        .filter(i -> classes[i] == c)
                        .toArray())
                .toList();
        return IntStream.range(0, experiments)
                .mapToObj(experiment -> byClass.stream()
                        .flatMapToInt(ofClass -> IntStream.range(experiment * each, (experiment + 1) * each)
                                .map(i -> ofClass[i % ofClass.length]))
                        .toArray())
                .toList();
    }

    private static int classCount(int... classes) {
        return Arrays.stream(classes).max().orElseThrow() + 1;
    }

    @Override
    public List<int[]> run() {
        return samples.parallelStream().map(this::learn).toList();
    }

    private int[] learn(int... sample) {
        float[][] chosen = Arrays.stream(sample).mapToObj(i -> rows[i]).toArray(float[][]::new);
        int[] labels = Arrays.stream(sample).map(i -> classes[i]).toArray();
        return LogisticRegression.fit(chosen, labels, classCount(classes)).predict(test);
    }

    @Override
    public List<String> prepare(Path folder) throws IOException {
        NumberFiles.write(folder.resolve("rows.f32"), Arrays.stream(rows));
        NumberFiles.write(folder.resolve("test.f32"), Arrays.stream(test));
        NumberFiles.write(folder.resolve("classes.i32"), List.of(classes));
        NumberFiles.write(folder.resolve("samples.i32"), samples);
        return List.of(
                "classify", folder.toString(), Integer.toString(rows[0].length), Integer.toString(samples.size()));
    }

    /** Share of the predictions that are equal. */
    @Override
    public double agreement(List<int[]> ours, List<int[]> theirs) {
        return IntStream.range(0, ours.size())
                .mapToDouble(e -> IntStream.range(0, test.length)
                                .filter(i -> ours.get(e)[i] == theirs.get(e)[i])
                                .count()
                        / (double) test.length)
                .average()
                .orElseThrow();
    }
}
