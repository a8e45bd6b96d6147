package io.embedsmith.training.loss;

/**
 * The vectors of one batch with what is known of them.
 *
 * @param <B> the batch itself
 */
public sealed interface Embedded<B extends Embedded<B>> permits RetrievalBatch, PairBatch {

    /** The same with the first components only, at unit length again. */
    B cut(int dimensions);
}
