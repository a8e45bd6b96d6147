package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.Similarity;
import io.embedsmith.evaluation.task.ScoredPair;
import java.util.List;

/**
 * How alike the two texts of each pair are by every measure, rounded to float32 where MTEB's are. Manhattan and Euclidean are
 * distances with their sign changed, so that higher is more alike; cosine is computed as 1 - |a/|a| - b/|b||² / 2, and {@code
 * similarity} is the model's own measure.
 */
final class PairSimilarities {
    private final double[] similarity;
    private final double[] cosine;
    private final double[] manhattan;
    private final double[] euclidean;
    private final double[] dot;

    PairSimilarities(double[] similarity, double[] cosine, double[] manhattan, double[] euclidean, double[] dot) {
        this.similarity = similarity;
        this.cosine = cosine;
        this.manhattan = manhattan;
        this.euclidean = euclidean;
        this.dot = dot;
    }

    double[] similarity() {
        return similarity;
    }

    double[] cosine() {
        return cosine;
    }

    double[] manhattan() {
        return manhattan;
    }

    double[] euclidean() {
        return euclidean;
    }

    double[] dot() {
        return dot;
    }

    static PairSimilarities of(List<ScoredPair> pairs, Embedder embedder) {
        Embeddings first = embedder.embed(
                TextRole.SYMMETRIC, pairs.stream().map(ScoredPair::first).toList());
        Embeddings second = embedder.embed(
                TextRole.SYMMETRIC, pairs.stream().map(ScoredPair::second).toList());
        int n = pairs.size();
        PairSimilarities all =
                new PairSimilarities(new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            all.compare(i, first.copyRow(i), second.copyRow(i));
            all.similarity[i] = embedder.similarity() == Similarity.DOT
                    ? all.dot[i]
                    : Directions.dot(Directions.of(first.copyRow(i)), Directions.of(second.copyRow(i)));
        }
        return all;
    }

    private void compare(int pair, float[] first, float[] second) {
        cosine[pair] =
                1 - 0.5f * (float) Directions.squaredNorm(difference(Directions.of(first), Directions.of(second)));
        float[] difference = difference(first, second);
        euclidean[pair] = -(float) Math.sqrt(Directions.squaredNorm(difference));
        manhattan[pair] = -sumOfAbsolutes(difference);
        dot[pair] = Directions.dot(first, second);
    }

    private static float[] difference(float[] left, float[] right) {
        float[] difference = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }

    private static float sumOfAbsolutes(float... vector) {
        double sum = 0;
        for (float component : vector) {
            sum += Math.abs(component);
        }
        return (float) sum;
    }
}
