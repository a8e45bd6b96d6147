package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.embedding.onnx.OnnxTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks a graph from results to what they are computed from. */
final class Producers {
    private final OnnxGraph graph;
    private final Map<String, OnnxNode> producers = new HashMap<>();

    Producers(OnnxGraph graph, List<OnnxNode> nodes) {
        this.graph = graph;
        nodes.forEach(node -> node.outputs().forEach(output -> producers.put(output, node)));
    }

    /** The node that computes a tensor, if it is of that operator. */
    Optional<OnnxNode> of(String tensor, String operator) {
        return Optional.ofNullable(producers.get(tensor)).filter(node -> node.is(operator));
    }

    /** The one number that a constant holds. */
    Optional<Float> scalar(String tensor) {
        return graph.constant(tensor)
                .filter(constant -> constant.elements() == 1 && constant.type() == ElementType.FLOAT)
                .map(constant -> constant.content().getFloat());
    }

    /** A constant of that many axes. */
    Optional<OnnxTensor> constant(String tensor, int rank) {
        return graph.constant(tensor).filter(constant -> constant.shape().size() == rank);
    }

    /** Both orders of a node's two inputs. */
    static Stream<Operand> operands(OnnxNode node) {
        if (node.inputs().size() != 2) {
            return Stream.empty();
        }
        String left = node.inputs().get(0);
        String right = node.inputs().get(1);
        return Stream.of(new Operand(left, right), new Operand(right, left));
    }

    /** Reads a product or quotient with a constant: what is multiplied, and by how much. */
    Optional<Scaled> scaled(String tensor) {
        Optional<Scaled> product = of(tensor, "Mul").stream()
                .flatMap(Producers::operands)
                .flatMap(pair -> scalar(pair.second()).stream().map(factor -> new Scaled(pair.first(), factor)))
                .findFirst();
        return product.or(() -> of(tensor, "Div")
                .flatMap(node -> scalar(node.inputs().get(1))
                        .map(divisor -> new Scaled(node.inputs().getFirst(), 1 / divisor))));
    }

    /** Two inputs in one of their orders. */
    record Operand(String first, String second) {}

    /** A tensor times a number. */
    record Scaled(String tensor, float factor) {}
}
