package io.embedsmith.training.loss;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Scores of pairs as the reranker gives them, before any sigmoid, and what people say of the pairs.
 *
 * @param logits shape {@code [N]}
 * @param labels from 0, irrelevant, to 1, relevant; N of them
 */
public record LabelledLogits(Tensor logits, List<Double> labels) implements PairScores {

    public LabelledLogits {
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
