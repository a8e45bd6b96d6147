package io.embedsmith.training.weights;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.ModelDirectory;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The weights of a model directory under the names of Hugging Face, read tensor by tensor. What is served counts: the ONNX
 * file where there is one, otherwise {@code model.safetensors}. Not safe for use by several threads.
 */
public final class ModelWeights implements AutoCloseable {
    private final Path folder;
    private final SequencedMap<String, WeightTensor> tensors;
    private final TensorFiles files = new TensorFiles(StandardOpenOption.READ);

    private ModelWeights(Path folder, List<WeightTensor> tensors) {
        this.folder = folder;
        this.tensors = new LinkedHashMap<>();
        tensors.forEach(tensor -> this.tensors.put(tensor.name(), tensor));
    }

    /**
     * Finds the tensors; reads none yet.
     *
     * @throws UnusableWeightsException if they are quantised, or their names cannot be told
     * @throws ModelUnavailableException if there are none, or a file is damaged
     */
    public static ModelWeights open(Path folder) {
        Optional<ModelDirectory> served = served(folder);
        return new ModelWeights(
                folder,
                served.isPresent() ? WeightSource.onnx(served.get().weights()) : WeightSource.safetensors(folder));
    }

    /** The directory as it would be served; empty if it has weights, but no graph. */
    private static Optional<ModelDirectory> served(Path folder) {
        try {
            return Optional.of(ModelDirectory.read(folder));
        } catch (ModelUnavailableException e) {
            if (WeightSource.hasSafetensors(folder)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The directory they belong to. */
    public Path folder() {
        return folder;
    }

    /** The tensors by name, in the order of the file. */
    public SequencedMap<String, WeightTensor> tensors() {
        return Collections.unmodifiableSequencedMap(tensors);
    }

    /** The tensor of a name. */
    public Optional<WeightTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The numbers of a tensor, row by row as Hugging Face orients it. */
    public float[] read(WeightTensor tensor) {
        float[] values = new float[tensor.elements()];
        read(tensor, values);
        return values;
    }

    /** As {@link #read(WeightTensor)}, into an array of at least as many elements. */
    public void read(WeightTensor tensor, float[] into) {
        files.read(tensor, into);
    }

    @Override
    public void close() {
        files.close();
    }
}
