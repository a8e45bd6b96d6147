package io.embedsmith.training.merge;

/**
 * What becomes of the same tensor of several models. Sums are taken in single precision in the order of the models, so that
 * the same models give the same bytes everywhere.
 *
 * <p>θᵢ are the models' tensors, θ₀ that of the base they were tuned from, δᵢ = θᵢ − θ₀, cᵢ the coefficients.
 */
public sealed interface MergeMethod permits Linear, Slerp, TaskArithmetic, Ties, DareLinear, DareTies {

    /** The merged tensor. */
    float[] merge(TensorGroup group);

    /** Whether coefficients are weights of differences from a base, which need not sum to 1. */
    boolean needsBase();

    /** The name that people know it by. */
    String label();

    /** The method with every setting that decides its result, for the manifest. */
    String description();
}
