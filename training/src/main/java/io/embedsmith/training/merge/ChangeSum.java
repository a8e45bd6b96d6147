package io.embedsmith.training.merge;

import java.util.OptionalInt;

/**
 * θ₀ + λ Σ cᵢ s(δᵢ), where s drops some changes; either all that are left count, or only those whose sign is the elected
 * one.
 *
 * @param sparsifier what is left of each difference
 * @param sum how differences are added up
 * @param lambda how far to go from the base in the direction of the sum
 */
record ChangeSum(Sparsifier sparsifier, Sum sum, double lambda) {

    /** How differences are added up. */
    enum Sum {
        /** All of them. */
        ALL,
        /** Those of the elected sign, which is that of Σ cᵢ s(δᵢ). */
        ELECTED,
        /** The same, divided by the sum of their coefficients: their mean. */
        MEAN_OF_ELECTED
    }

    /** The factor that a method was given, if it is one. */
    static double checked(double lambda) {
        if (!Double.isFinite(lambda)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; a finite number is needed");
        }
        return lambda;
    }

    float[] merge(TensorGroup group) {
        OptionalInt only = group.onlyModel();
        if (only.isPresent() && lambda == 1 && sparsifier instanceof Sparsifier.Nothing) {
            return group.values(only.getAsInt());
        }
        float[] base = new float[group.elements()];
        group.readBase(base);
        float[] total = total(group, base);
        float[] mixed = sum == Sum.ALL ? total : elected(group, base, total);
        Linear.add(base, (float) lambda, mixed);
        return base;
    }

    private float[] total(TensorGroup group, float[] base) {
        float[] total = new float[base.length];
        float[] changes = new float[base.length];
        for (int model = 0; model < group.models(); model++) {
            changes(group, model, base, changes);
            Linear.add(total, (float) group.coefficient(model), changes);
        }
        return total;
    }

    private float[] elected(TensorGroup group, float[] base, float[] total) {
        float[] mixed = new float[base.length];
        float[] shares = new float[base.length];
        float[] changes = new float[base.length];
        for (int model = 0; model < group.models(); model++) {
            changes(group, model, base, changes);
            float coefficient = (float) group.coefficient(model);
            for (int i = 0; i < changes.length; i++) {
                float change = coefficient * changes[i];
                if (change != 0 && (change > 0) == (total[i] >= 0)) {
                    mixed[i] += change;
                    shares[i] += coefficient;
                }
            }
        }
        if (sum == Sum.MEAN_OF_ELECTED) {
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] /= shares[i] == 0 ? 1 : shares[i];
            }
        }
        return mixed;
    }

    private void changes(TensorGroup group, int model, float[] base, float[] changes) {
        group.read(model, changes);
        for (int i = 0; i < changes.length; i++) {
            changes[i] -= base[i];
        }
        sparsifier.apply(changes, new Sparsifier.Place(group.name(), model));
    }
}
