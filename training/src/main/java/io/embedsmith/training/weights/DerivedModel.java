package io.embedsmith.training.weights;

import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelDraft;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.onnx.OnnxWeights;
import io.embedsmith.embedding.onnx.TensorBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A new model directory with other weights in the graph of an existing one: the same ONNX file, byte for byte but for the
 * numbers that were put, and {@code model.safetensors} for the programs that read that. Not safe for use by several threads.
 *
 * <p>Implementation note: the ONNX file is copied first, by the operating system, and overwritten in place, so tensors may
 * come in any order and only one of them is in memory.
 */
public final class DerivedModel implements WeightSink, AutoCloseable {
    private final ModelDirectory source;
    private final ModelDraft draft;
    private final SequencedMap<String, WeightTensor> places = new LinkedHashMap<>();
    private final SequencedMap<String, List<String>> parameters = new LinkedHashMap<>();
    private final TensorFiles graph = new TensorFiles(StandardOpenOption.WRITE);
    private final SafetensorsWriter safetensors;
    private final Set<String> changed = new HashSet<>();

    private DerivedModel(ModelDirectory source, ModelDraft draft) {
        this.source = source;
        this.draft = draft;
        List<WeightTensor> tensors = WeightSource.onnx(source.weights());
        OnnxWeights.of(source.weights()).forEach(weight -> parameters.put(weight.initializer(), weight.parameters()));
        copyGraph();
        tensors.forEach(tensor -> places.put(tensor.name(), inDraft(tensor)));
        this.safetensors = new SafetensorsWriter(draft.folder().resolve("model.safetensors"), tensors);
    }

    /**
     * Begins a directory at {@code target}.
     *
     * @throws UnusableWeightsException if the source's weights cannot be replaced, or the disk is full
     */
    public static DerivedModel of(ModelDirectory source, Path target) {
        ModelDraft draft = ModelDraft.at(target);
        try {
            return new DerivedModel(source, draft);
        } catch (RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    private void copyGraph() {
        Path folder = draft.folder().resolve("onnx");
        try {
            Files.copy(source.weights(), folder.resolve(source.weights().getFileName()));
            for (String external : source.facts().externalFiles()) {
                Files.copy(source.weights().resolveSibling(external), folder.resolve(external));
            }
        } catch (IOException e) {
            throw new UnusableWeightsException(folder, e);
        }
    }

    private WeightTensor inDraft(WeightTensor tensor) {
        TensorBytes bytes = tensor.bytes();
        Path copy = draft.folder().resolve("onnx").resolve(bytes.file().getFileName());
        return new WeightTensor(
                tensor.name(),
                tensor.type(),
                tensor.shape(),
                tensor.transposed(),
                new TensorBytes(copy, bytes.offset(), bytes.length()));
    }

    @Override
    public Collection<WeightTensor> tensors() {
        return List.copyOf(places.values());
    }

    @Override
    public void put(String name, float[] values) {
        WeightTensor place = places.get(name);
        if (place == null || place.elements() != values.length) {
            throw new IllegalArgumentException("tensor '" + name + "' with " + values.length + " numbers; "
                    + (place == null
                            ? "the model " + source.card().id() + " has none of that name"
                            : place.elements() + " are needed"));
        }
        graph.write(place, values);
        safetensors.put(name, values);
        changed.add(name);
    }

    /**
     * Writes the numbers of a tensor as the graph has it.
     *
     * @param initializer what the graph calls it; every parameter that shares it gets the numbers
     */
    public void putAsInGraph(String initializer, float[] values) {
        List<String> names = parameters.getOrDefault(initializer, List.of());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the graph of model "
                    + source.card().id() + " has no parameter '" + initializer + "'; there are " + parameters.keySet());
        }
        for (String name : names) {
            WeightTensor place = places.get(name);
            float[] turned = values;
            if (place != null && place.transposed()) {
                int height = Math.toIntExact(place.shape().getLast());
                turned = new float[values.length];
                Transposition.scatter(values, height, 0, turned, height);
            }
            put(name, turned);
        }
    }

    /** Finishes the directory: only now it is there. Tensors that were not put are as they were. */
    public ModelDirectory finish(ModelId id, Lineage lineage) {
        graph.close();
        copyTheRest();
        safetensors.close();
        return draft.finish(id, source, lineage);
    }

    /** The graph has it already, as a copy. */
    private void copyTheRest() {
        try (TensorFiles original = new TensorFiles(StandardOpenOption.READ)) {
            for (WeightTensor tensor : WeightSource.onnx(source.weights())) {
                if (!changed.contains(tensor.name())) {
                    float[] values = new float[tensor.elements()];
                    original.read(tensor, values);
                    safetensors.put(tensor.name(), values);
                }
            }
        }
    }

    /** Removes what is not finished. */
    @Override
    public void close() {
        graph.close();
        safetensors.close();
        draft.close();
    }
}
