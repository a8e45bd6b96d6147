package io.embedsmith.training.merge;

/**
 * θ₀ + λ Σ cᵢ δᵢ: what each model learned, added to the base.
 *
 * <p>Implementation note: Ilharco et al., "Editing models with task arithmetic", ICLR 2023, arXiv 2212.04089, section 2.
 *
 * @param lambda how far to go from the base
 */
public record TaskArithmetic(double lambda) implements MergeMethod {

    public TaskArithmetic {
        ChangeSum.checked(lambda);
    }

    @Override
    public float[] merge(TensorGroup group) {
        return sum().merge(group);
    }

    private ChangeSum sum() {
        return new ChangeSum(new Sparsifier.Nothing(), ChangeSum.Sum.ALL, lambda);
    }

    @Override
    public boolean needsBase() {
        return true;
    }

    @Override
    public String label() {
        return "task_arithmetic";
    }

    @Override
    public String description() {
        return label() + " lambda=" + lambda;
    }
}
