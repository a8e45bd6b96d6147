package io.embedsmith.training.graph.lora;

import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.embedding.onnx.OnnxTensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer {@code x W + b} of a graph.
 *
 * @param name as Hugging Face has it, for example {@code encoder.layer.0.attention.self.query}
 * @param matrix initializer of its weights
 * @param inputs width of what goes in
 * @param outputs width of what comes out
 * @param storage which of the two the matrix has first
 */
public record LinearLayer(String name, String matrix, long inputs, long outputs, Storage storage) {
    private static final String WEIGHT = ".weight";

    /** How the graph keeps the matrix. */
    public enum Storage {
        /** {@code [in, out]}. */
        INPUTS_FIRST,
        /** {@code [out, in]}, as Hugging Face does. */
        OUTPUTS_FIRST
    }

    /**
     * The layer whose product a node computes, with the bias or without.
     *
     * @param names of parameters by initializer
     */
    static Optional<LinearLayer> of(OnnxNode node, OnnxGraph graph, Map<String, List<String>> names) {
        if (!isProduct(node)) {
            return Optional.empty();
        }
        String matrix = node.inputs().get(1);
        Optional<String> name = names.getOrDefault(matrix, List.of()).stream()
                .filter(own -> own.endsWith(WEIGHT))
                .map(own -> own.substring(0, own.length() - WEIGHT.length()))
                .findFirst();
        return name.flatMap(own -> graph.constant(matrix)
                .filter(tensor -> isTrained(tensor, matrix))
                .map(tensor -> of(own, tensor, storage(node))));
    }

    private static LinearLayer of(String name, OnnxTensor tensor, Storage storage) {
        long first = tensor.shape().getFirst();
        long last = tensor.shape().getLast();
        return switch (storage) {
            case INPUTS_FIRST -> new LinearLayer(name, tensor.name(), first, last, storage);
            case OUTPUTS_FIRST -> new LinearLayer(name, tensor.name(), last, first, storage);
        };
    }

    private static boolean isTrained(OnnxTensor tensor, String matrix) {
        return tensor.shape().size() == 2 && tensor.name().equals(matrix) && tensor.type() == ElementType.FLOAT;
    }

    private static boolean isProduct(OnnxNode node) {
        boolean plain =
                node.number("transA").orElse(0L) == 0 && node.decimal("alpha").orElse(1f) == 1;
        return node.is("MatMul") || node.is("Linear") || (node.is("Gemm") && plain);
    }

    private static Storage storage(OnnxNode node) {
        return node.number("transB").orElse(0L) == 1 ? Storage.OUTPUTS_FIRST : Storage.INPUTS_FIRST;
    }

    /** Name of the first of its pair, {@code A}. */
    String down() {
        return name + ".lora_A.weight";
    }

    /** Name of the second of its pair, {@code B}. */
    String up() {
        return name + ".lora_B.weight";
    }
}
