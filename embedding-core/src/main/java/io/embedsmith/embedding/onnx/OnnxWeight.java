package io.embedsmith.embedding.onnx;

import java.util.List;

/**
 * A tensor of an ONNX file that training may change.
 *
 * @param initializer what the graph calls it, for example {@code onnx::MatMul_541}
 * @param parameters what Hugging Face calls it, for example {@code encoder.layer.0.attention.self.query.weight}; several
 *     where parameters that were equal share one tensor, none for a constant that is no parameter
 * @param type of the elements
 * @param shape as the graph has it
 * @param transposed whether the graph holds the transpose of what Hugging Face holds
 * @param bytes where the elements lie
 */
public record OnnxWeight(
        String initializer,
        List<String> parameters,
        ElementType type,
        List<Long> shape,
        boolean transposed,
        TensorBytes bytes) {

    public OnnxWeight {
        parameters = List.copyOf(parameters);
        shape = List.copyOf(shape);
    }
}
