package io.embedsmith.training.merge;

import io.embedsmith.embedding.onnx.TensorBytes;
import io.embedsmith.training.weights.WeightTensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Parameters that the graph keeps as one tensor, because they were equal when it was exported, must be equal after merging.
 * Only what is shared is kept in memory, which in practice is biases of zeros.
 */
final class SharedTensors {
    private final Map<TensorBytes, WeightTensor> first = new HashMap<>();
    private final Map<TensorBytes, float[]> values = new HashMap<>();
    private final Map<TensorBytes, Integer> owners = new HashMap<>();

    SharedTensors(Iterable<WeightTensor> tensors) {
        tensors.forEach(tensor -> owners.merge(tensor.bytes(), 1, Integer::sum));
    }

    /** @throws UnmergeableException if another parameter of the same place had other numbers */
    void check(WeightTensor tensor, float[] merged) {
        if (owners.getOrDefault(tensor.bytes(), 1) == 1) {
            return;
        }
        float[] earlier = values.putIfAbsent(tensor.bytes(), merged);
        WeightTensor other = first.putIfAbsent(tensor.bytes(), tensor);
        if (earlier != null && other != null && !Arrays.equals(earlier, merged)) {
            throw new UnmergeableException("the graph keeps '" + other.name() + "' and '" + tensor.name()
                    + "' as one tensor, but merged they differ; name a model first whose graph keeps them apart");
        }
    }
}
