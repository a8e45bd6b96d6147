package io.embedsmith.training.merge;

/**
 * θ₀ + λ Σ cᵢ r(mᵢ ∘ δᵢ): of each model a random part of its changes, scaled up for what was dropped.
 *
 * <p>Implementation note: Yu et al., "Language models are Super Mario", ICML 2024, arXiv 2311.03099, equations 1 and 2.
 *
 * @param drop which changes are kept
 * @param lambda how far to go from the base
 */
public record DareLinear(DareDrop drop, double lambda) implements MergeMethod {

    public DareLinear {
        ChangeSum.checked(lambda);
    }

    @Override
    public float[] merge(TensorGroup group) {
        return sum().merge(group);
    }

    private ChangeSum sum() {
        return new ChangeSum(drop.sparsifier(), ChangeSum.Sum.ALL, lambda);
    }

    @Override
    public boolean needsBase() {
        return true;
    }

    @Override
    public String label() {
        return "dare_linear";
    }

    @Override
    public String description() {
        return label() + " " + drop.description() + " lambda=" + lambda;
    }
}
