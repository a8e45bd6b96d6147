package io.embedsmith.training.weights;

import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.TensorBytes;
import java.util.List;

/**
 * One trained tensor on disk.
 *
 * @param name as Hugging Face has it, for example {@code encoder.layer.0.attention.self.query.weight}
 * @param type that its numbers are stored in, a floating-point one
 * @param shape as Hugging Face has it, for example {@code [out, in]} for the matrix of a linear layer
 * @param transposed whether the file holds the transpose of that
 * @param bytes where the elements lie
 */
public record WeightTensor(String name, ElementType type, List<Long> shape, boolean transposed, TensorBytes bytes) {

    public WeightTensor {
        shape = List.copyOf(shape);
        long elements = 1;
        for (long size : shape) {
            elements = Math.multiplyExact(elements, size);
        }
        if (elements * type.bytes() != bytes.length()) {
            throw new UnusableWeightsException(bytes.file() + ": tensor '" + name + "' of shape " + shape + " has "
                    + bytes.length() + " bytes, " + elements * type.bytes() + " are needed; fetch the file again");
        }
        if (elements > Integer.MAX_VALUE - 8) {
            throw new UnusableWeightsException(bytes.file() + ": tensor '" + name + "' has " + elements
                    + " numbers, at most " + (Integer.MAX_VALUE - 8) + " can be read");
        }
    }

    /** How many numbers it has. */
    public int elements() {
        return (int) (bytes.length() / type.bytes());
    }
}
