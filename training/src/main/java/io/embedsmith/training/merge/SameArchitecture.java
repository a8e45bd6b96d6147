package io.embedsmith.training.merge;

import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.util.Optional;

/** Whether models have the same tensors; the first that differs is named. */
final class SameArchitecture {
    private SameArchitecture() {}

    /** @throws UnmergeableException if they differ */
    static void check(ModelWeights first, ModelWeights other) {
        for (WeightTensor tensor : first.tensors().values()) {
            Optional<WeightTensor> same = other.tensor(tensor.name());
            if (same.isEmpty()) {
                throw new UnmergeableException("tensor '" + tensor.name() + "' of " + first.folder() + " is not in "
                        + other.folder() + "; only models of one architecture can be merged");
            }
            if (!same.get().shape().equals(tensor.shape())) {
                throw new UnmergeableException("tensor '" + tensor.name() + "' has the shape " + tensor.shape() + " in "
                        + first.folder() + " and " + same.get().shape() + " in " + other.folder()
                        + "; only models of one architecture and vocabulary can be merged");
            }
        }
        for (String name : other.tensors().keySet()) {
            // What a graph without the pooler leaves out is in no graph's way.
            if (first.tensor(name).isEmpty() && !name.startsWith("pooler.")) {
                throw new UnmergeableException("tensor '" + name + "' of " + other.folder() + " is not in "
                        + first.folder() + "; only models of one architecture can be merged");
            }
        }
    }
}
