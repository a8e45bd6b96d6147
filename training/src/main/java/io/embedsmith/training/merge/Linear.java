package io.embedsmith.training.merge;

/**
 * Σ cᵢ θᵢ: the mean that the coefficients weigh.
 *
 * <p>Implementation note: Xiao et al., "LM-Cocktail", arXiv 2311.13534, equation 1. With a base and one tuned model it is
 * WiSE-FT, (1 − α) θ₀ + α θ₁: Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022, arXiv 2109.01903. With
 * equal coefficients it is the uniform soup: Wortsman et al., "Model soups", ICML 2022, arXiv 2203.05482. Models that do
 * not count are not read; a model that counts once is taken over without arithmetic.
 */
public record Linear() implements MergeMethod {

    @Override
    public float[] merge(TensorGroup group) {
        float[] sum = new float[group.elements()];
        float[] next = new float[0];
        boolean empty = true;
        for (int model = 0; model < group.models(); model++) {
            float coefficient = (float) group.coefficient(model);
            if (coefficient == 0) {
                continue;
            }
            if (empty) {
                group.read(model, sum);
                scale(sum, coefficient);
                empty = false;
            } else {
                next = next.length == 0 ? new float[sum.length] : next;
                group.read(model, next);
                add(sum, coefficient, next);
            }
        }
        return sum;
    }

    static void scale(float[] values, float coefficient) {
        if (coefficient != 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= coefficient;
            }
        }
    }

    static void add(float[] sum, float coefficient, float[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += coefficient * values[i];
        }
    }

    @Override
    public boolean needsBase() {
        return false;
    }

    @Override
    public String label() {
        return "linear";
    }

    @Override
    public String description() {
        return label();
    }
}
