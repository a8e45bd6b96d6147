package io.embedsmith.training.loss;

import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * One number that is smaller the better a reranker's scores are, averaged over the batch.
 *
 * @param <S> the kind of batch
 */
@FunctionalInterface
public interface ScoreLoss<S extends PairScores> {

    /** A scalar on the tape. */
    Tensor of(S scores);

    /** What it cannot do without. */
    default Set<Demand> demands() {
        return Set.of();
    }
}
