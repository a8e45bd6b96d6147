package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.benchmarks.data.NumberFiles;
import io.embedsmith.evaluation.clustering.MiniBatchKMeans;
import io.embedsmith.evaluation.clustering.VMeasure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusterings of points that were drawn.
 *
 * @param draws places of the points, for each repetition
 */
@SuppressWarnings("ArrayRecordComponent") // read by both sides, changed by neither
record ClusteringWork(String name, float[][] points, List<int[]> draws, int clusters, int batchSize)
        implements LearningWork {
    private static final int SEED = 42;

    @Override
    public List<int[]> run() {
        MiniBatchKMeans means = new MiniBatchKMeans(clusters, batchSize, SEED);
        return draws.parallelStream()
                .map(drawn -> means.cluster(
                        Arrays.stream(drawn).mapToObj(i -> points[i]).toArray(float[][]::new)))
                .toList();
    }

    @Override
    public List<String> prepare(Path folder) throws IOException {
        NumberFiles.write(folder.resolve("points.f32"), Arrays.stream(points));
        NumberFiles.write(folder.resolve("draws.i32"), draws);
        return List.of(
                "cluster",
                folder.toString(),
                Integer.toString(points[0].length),
                Integer.toString(draws.size()),
                Integer.toString(clusters),
                Integer.toString(batchSize));
    }

    /** V-measure of the one as classes and the other as clusters: numbers of clusters mean nothing. */
    @Override
    public double agreement(List<int[]> ours, List<int[]> theirs) {
        return IntStream.range(0, ours.size())
                .mapToDouble(i -> VMeasure.of(ours.get(i), theirs.get(i)).value())
                .average()
                .orElseThrow();
    }
}
