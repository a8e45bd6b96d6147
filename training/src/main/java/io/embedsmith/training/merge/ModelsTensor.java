package io.embedsmith.training.merge;

import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.util.List;
import java.util.Optional;

/** One tensor of the models of a merge, read from their files. */
record ModelsTensor(
        WeightTensor tensor, List<ModelWeights> sources, Optional<ModelWeights> base, List<Double> coefficients)
        implements TensorGroup {

    @Override
    public String name() {
        return tensor.name();
    }

    @Override
    public int elements() {
        return tensor.elements();
    }

    @Override
    public int models() {
        return sources.size();
    }

    @Override
    public double coefficient(int model) {
        return coefficients.get(model);
    }

    @Override
    public void read(int model, float[] into) {
        read(sources.get(model), into);
    }

    @Override
    public void readBase(float[] into) {
        read(
                base.orElseThrow(() -> new IllegalStateException("a merge without a base asked for it; this is a bug")),
                into);
    }

    private void read(ModelWeights weights, float[] into) {
        weights.read(weights.tensor(name()).orElseThrow(), into);
    }
}
