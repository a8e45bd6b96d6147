package io.embedsmith.training.run;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.weights.TensorArchive;
import io.embedsmith.training.weights.UnusableWeightsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/** Tensors of a run by name, saved as they are and overwritten in place by what was saved. */
record LiveTensors(SequencedMap<String, Tensor> byName) {
    private static final String WEIGHTS = "weights/";

    static LiveTensors weights(List<Parameter> parameters) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        parameters.forEach(parameter -> tensors.put(WEIGHTS + parameter.name(), parameter.value()));
        return new LiveTensors(tensors);
    }

    LiveTensors and(SequencedMap<String, Tensor> others) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(byName);
        tensors.putAll(others);
        return new LiveTensors(tensors);
    }

    void save(TensorArchive archive, Map<String, String> texts) {
        SequencedMap<String, TensorArchive.Entry> entries = new LinkedHashMap<>();
        byName.forEach((name, tensor) ->
                entries.put(name, new TensorArchive.Entry(shape(tensor), () -> HostTensors.toFloats(tensor))));
        archive.write(entries, texts);
    }

    /** @throws UnusableWeightsException if the file has not exactly these tensors */
    void load(TensorArchive archive) {
        Set<String> missing = new HashSet<>(byName.keySet());
        archive.forEach((name, values) -> {
            Tensor tensor = byName.get(name);
            if (tensor == null || tensor.numel() != values.length) {
                throw unusable(archive, name);
            }
            missing.remove(name);
            NativeMemory.scoped(() -> NativeMemory.withoutGradients(() ->
                    tensor.copy_(HostTensors.ofFloats(values, tensor.shape())).defined()));
        });
        if (!missing.isEmpty()) {
            throw unusable(archive, missing.iterator().next());
        }
    }

    private static UnusableWeightsException unusable(TensorArchive archive, String name) {
        return new UnusableWeightsException(archive.file() + " is of another run: tensor '" + name
                + "' does not fit the model; remove the run's folder to begin anew");
    }

    private static List<Long> shape(Tensor tensor) {
        List<Long> shape = new ArrayList<>();
        for (long size : tensor.shape()) {
            shape.add(size);
        }
        return shape;
    }
}
