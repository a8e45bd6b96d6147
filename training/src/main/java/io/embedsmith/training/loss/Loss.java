package io.embedsmith.training.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * One number that is smaller the better the vectors are, averaged over the batch.
 *
 * @param <B> the kind of batch
 */
@FunctionalInterface
public interface Loss<B extends Embedded<B>> {

    /** A scalar on the tape. */
    Tensor of(B batch);
}
