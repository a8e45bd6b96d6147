package io.embedsmith.training.loss;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Scores of pairs and what people say of them.
 *
 * @param logits shape {@code [N]}
 * @param labels from 0, irrelevant, to 1, relevant; N of them
 */
public record LabelledScores(Tensor logits, List<Double> labels) implements PairScores {

    public LabelledScores {
        labels = List.copyOf(labels);
        if (labels.size() != logits.size(0)) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels for " + logits.size(0)
                    + " scores; one for each pair is needed");
        }
        for (double label : labels) {
            if (!(label >= 0 && label <= 1)) {
                throw new IllegalArgumentException(
                        "a label is " + label + "; a reranker learns from labels of 0 to 1: scale them");
            }
        }
    }
}
