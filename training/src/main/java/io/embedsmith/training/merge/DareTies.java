package io.embedsmith.training.merge;

/**
 * θ₀ + λ times the sum of randomly kept changes whose sign is elected.
 *
 * <p>Implementation note: DARE (arXiv 2311.03099, section 3.3) in place of the trimming of TIES (arXiv 2306.01708), not
 * averaged, as mergekit does it.
 *
 * @param drop which changes are kept
 * @param lambda how far to go from the base
 */
public record DareTies(DareDrop drop, double lambda) implements MergeMethod {

    public DareTies {
        ChangeSum.checked(lambda);
    }

    @Override
    public float[] merge(TensorGroup group) {
        return sum().merge(group);
    }

    private ChangeSum sum() {
        return new ChangeSum(drop.sparsifier(), ChangeSum.Sum.ELECTED, lambda);
    }

    @Override
    public boolean needsBase() {
        return true;
    }

    @Override
    public String label() {
        return "dare_ties";
    }

    @Override
    public String description() {
        return label() + " " + drop.description() + " lambda=" + lambda;
    }
}
