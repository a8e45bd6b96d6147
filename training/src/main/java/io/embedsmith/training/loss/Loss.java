package io.embedsmith.training.loss;

import java.util.Set;
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

    /** What it cannot do without. */
    default Set<Demand> demands() {
        return Set.of();
    }

    /** How many components a vector must have. */
    default int leastDimensions() {
        return 1;
    }
}
