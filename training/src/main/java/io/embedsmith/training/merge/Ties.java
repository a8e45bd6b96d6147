package io.embedsmith.training.merge;

/**
 * θ₀ + λ times the mean of the changes that agree: of each model the largest changes are kept, for each number the sign with
 * more weight is elected, and the changes of that sign are averaged.
 *
 * <p>Implementation note: Yadav et al., "TIES-Merging", NeurIPS 2023, arXiv 2306.01708, algorithm 1. Trimmed tensor by tensor,
 * and averaged with the coefficients as weights, as mergekit does it.
 *
 * @param density share of the changes that is kept, the paper recommends 0.2
 * @param lambda how far to go from the base
 */
public record Ties(double density, double lambda) implements MergeMethod {

    public Ties {
        Sparsifier.checked(density);
        ChangeSum.checked(lambda);
    }

    @Override
    public float[] merge(TensorGroup group) {
        return sum().merge(group);
    }

    private ChangeSum sum() {
        return new ChangeSum(
                density == 1 ? new Sparsifier.Nothing() : new LargestChanges(density),
                ChangeSum.Sum.MEAN_OF_ELECTED,
                lambda);
    }

    @Override
    public boolean needsBase() {
        return true;
    }

    @Override
    public String label() {
        return "ties";
    }

    @Override
    public String description() {
        return label() + " density=" + density + " lambda=" + lambda;
    }
}
