package io.embedsmith.training.merge;

import io.embedsmith.training.neighbour.InnerProduct;

/**
 * Two models, along the great circle between them: [sin((1 − t) φ) θ₁ + sin(t φ) θ₂] / sin φ, where φ is the angle between
 * the tensors as vectors and t the second coefficient.
 *
 * <p>Implementation note: Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985, section 3.3, per flattened
 * tensor as mergekit does it, which goes along the straight line where |cos φ| > 0.9995 and sin φ would be near zero.
 */
public record Slerp() implements MergeMethod {
    private static final double COLLINEAR = 0.9995;

    @Override
    public float[] merge(TensorGroup group) {
        if (group.models() != 2) {
            throw new UnmergeableException(
                    "slerp merges 2 models, " + group.models() + " were given; use linear, or merge in pairs");
        }
        double t = group.coefficient(1);
        if (group.onlyModel().isPresent()) {
            return group.values(group.onlyModel().getAsInt());
        }
        float[] first = group.values(0);
        float[] second = group.values(1);
        double cosine = InnerProduct.cosine(first, second);
        if (Math.abs(cosine) > COLLINEAR) {
            return combine(first, 1 - t, second, t);
        }
        double angle = Math.acos(cosine);
        double sine = Math.sin(angle);
        return combine(first, Math.sin(angle - t * angle) / sine, second, Math.sin(t * angle) / sine);
    }

    private static float[] combine(float[] first, double share, float[] second, double secondShare) {
        Linear.scale(first, (float) share);
        Linear.add(first, (float) secondShare, second);
        return first;
    }

    @Override
    public boolean needsBase() {
        return false;
    }

    @Override
    public String label() {
        return "slerp";
    }

    @Override
    public String description() {
        return label();
    }
}
