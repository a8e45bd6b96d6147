package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operators;
import java.util.List;

/** Lets linear layers multiply in bfloat16, with a bias or without. */
public final class Bfloat16Layers {
    private Bfloat16Layers() {}

    /** The same nodes otherwise. */
    public static List<OnnxNode> place(OnnxGraph graph, List<OnnxNode> nodes) {
        Producers producers = new Producers(graph, nodes);
        return nodes.stream()
                .map(node -> isLinear(node, producers) ? inBfloat16(node) : node)
                .toList();
    }

    private static boolean isLinear(OnnxNode node, Producers producers) {
        return node.is("Linear")
                || (node.is("MatMul")
                        && producers.constant(node.inputs().get(1), 2).isPresent());
    }

    private static OnnxNode inBfloat16(OnnxNode node) {
        return new OnnxNode("Bfloat16Linear", Operators.OWN_DOMAIN, node.inputs(), node.outputs(), node.attributes());
    }
}
