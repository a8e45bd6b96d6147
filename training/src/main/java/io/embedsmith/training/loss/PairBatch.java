package io.embedsmith.training.loss;

import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Pairs of texts and what people say of them.
 *
 * @param first shape {@code [B, D]}, unit length
 * @param second shape {@code [B, D]}, unit length
 * @param labels larger is more alike, B of them
 */
public record PairBatch(Tensor first, Tensor second, List<Double> labels) implements Embedded<PairBatch> {

    public PairBatch {
        labels = List.copyOf(labels);
        if (labels.size() != first.size(0) || labels.size() != second.size(0)) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels for " + first.size(0) + " and "
                    + second.size(0) + " vectors; one for each pair is needed");
        }
    }

    /** Cosines, shape {@code [B]}. */
    Tensor cosines() {
        return first.mul(second).sum(new long[] {1}, false, new ScalarTypeOptional());
    }

    @Override
    public PairBatch cut(int dimensions) {
        return new PairBatch(RetrievalBatch.first(first, dimensions), RetrievalBatch.first(second, dimensions), labels);
    }
}
