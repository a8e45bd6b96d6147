package io.embedsmith.training.weights;

import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes the parameters of an ONNX file as {@code model.safetensors}, under the names of Hugging Face. */
public final class SafetensorsExport {
    private SafetensorsExport() {}

    /**
     * Copies tensor by tensor.
     *
     * @throws UnusableWeightsException if they are quantised, their names cannot be told, or the disk is full
     */
    public static void of(Path onnx, Path target) {
        List<WeightTensor> tensors = WeightSource.onnx(onnx);
        try (TensorFiles source = new TensorFiles(StandardOpenOption.READ);
                SafetensorsWriter writer = new SafetensorsWriter(target, tensors)) {
            for (WeightTensor tensor : tensors) {
                float[] values = new float[tensor.elements()];
                source.read(tensor, values);
                writer.put(tensor.name(), values);
            }
        }
    }
}
