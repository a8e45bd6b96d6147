package io.embedsmith.training.loss;

import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.libtorch.HostTensors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Queries with a group of passages each.
 *
 * @param queries shape {@code [B, D]}
 * @param passages shape {@code [B·G, D]}, query by query, each one's positive first
 * @param falseNegatives for query i and passage j at {@code i · B·G + j} whether the passage is no negative of the query
 *     although it is not its positive here: the same text, or another positive
 * @param teacherScores of each query's own passages, {@code B·G} of them
 */
public record RetrievalBatch(
        Tensor queries, Tensor passages, List<Boolean> falseNegatives, Optional<List<Double>> teacherScores)
        implements Embedded<RetrievalBatch> {

    public RetrievalBatch {
        falseNegatives = List.copyOf(falseNegatives);
        teacherScores = teacherScores.map(List::copyOf);
        if (falseNegatives.size() != queries.size(0) * passages.size(0)) {
            throw new IllegalArgumentException("there are " + falseNegatives.size() + " marks for " + queries.size(0)
                    + " queries and " + passages.size(0) + " passages; one for each pair is needed");
        }
    }

    /** Passages of each query. */
    long groupSize() {
        return passages.size(0) / queries.size(0);
    }

    /** Similarities over temperature, false negatives at −∞, shape {@code [B, B·G]}. */
    Tensor allScores(double temperature) {
        return allScores(temperature, marks());
    }

    /** As {@link #allScores(double)}, but no query's own passages are at −∞: a teacher says what they are worth. */
    Tensor allScoresOfTaught(double temperature) {
        boolean[] marks = marks();
        int group = (int) groupSize();
        int width = (int) passages.size(0);
        for (int query = 0; query < queries.size(0); query++) {
            int own = query * width + query * group;
            Arrays.fill(marks, own, own + group, false);
        }
        return allScores(temperature, marks);
    }

    private boolean[] marks() {
        boolean[] marks = new boolean[falseNegatives.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = falseNegatives.get(i);
        }
        return marks;
    }

    private Tensor allScores(double temperature, boolean... marks) {
        Tensor scores = queries.matmul(passages.t()).div(new Scalar(temperature));
        return scores.masked_fill(
                HostTensors.ofBooleans(marks, queries.size(0), passages.size(0)), new Scalar(Float.NEGATIVE_INFINITY));
    }

    /** Similarities of each query with its own passages over temperature, shape {@code [B, G]}. */
    Tensor ownScores(double temperature) {
        Tensor grouped = passages.reshape(queries.size(0), groupSize(), passages.size(1));
        return torch.matmul(grouped, queries.unsqueeze(2)).squeeze(2).div(new Scalar(temperature));
    }

    /** Softmax of the teacher's scores over each group, shape {@code [B, G]}. */
    Tensor teacher() {
        List<Double> scores = teacherScores.orElseThrow(
                () -> new IllegalArgumentException(
                        "distillation needs teacher scores, this batch has none; add pos_scores and neg_scores to every example"));
        float[] values = new float[scores.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = scores.get(i).floatValue();
        }
        return torch.softmax(HostTensors.ofFloats(values, queries.size(0), groupSize()), 1);
    }

    @Override
    public RetrievalBatch cut(int dimensions) {
        return new RetrievalBatch(
                first(queries, dimensions), first(passages, dimensions), falseNegatives, teacherScores);
    }

    static Tensor first(Tensor vectors, int dimensions) {
        return TrainableEncoder.unitLength(vectors.slice(1, new LongOptional(0), new LongOptional(dimensions), 1));
    }
}
