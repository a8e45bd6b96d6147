package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores of queries with a group of passages each.
 *
 * @param logits shape {@code [B·G]}, query by query, each one's positive first
 * @param queries B
 * @param teacherScores of the same pairs, {@code B·G} of them
 */
public record GroupScores(Tensor logits, int queries, Optional<List<Double>> teacherScores) implements PairScores {

    public GroupScores {
        teacherScores = teacherScores.map(List::copyOf);
        long pairs = logits.size(0);
        if (queries < 1 || pairs % queries != 0) {
            throw new IllegalArgumentException(
                    "there are " + pairs + " scores for " + queries + " queries; every query needs as many");
        }
        teacherScores.ifPresent(scores -> {
            if (scores.size() != pairs) {
                throw new IllegalArgumentException("there are " + scores.size() + " teacher scores for " + pairs
                        + " pairs; one for each is needed");
            }
        });
    }

    /** Shape {@code [B, G]}. */
    Tensor grouped() {
        return logits.reshape(queries, logits.size(0) / queries);
    }

    /** Softmax of the teacher's scores over each group, shape {@code [B, G]}. */
    Tensor teacher() {
        List<Double> scores = teacherScores.orElseThrow(
                () -> new IllegalArgumentException("distillation needs teacher scores, this batch has none; add"
                        + " pos_scores and neg_scores to every example"));
        float[] values = new float[scores.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = scores.get(i).floatValue();
        }
        return torch.softmax(HostTensors.ofFloats(values, queries, values.length / queries), 1);
    }
}
