package io.embedsmith.training.graph.operator;

import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.TrainingException;

/** A graph has a node that cannot be trained through. */
public final class UnsupportedOperatorException extends TrainingException {
    private static final long serialVersionUID = 1L;

    UnsupportedOperatorException(OnnxNode node, String why) {
        super("the operator " + name(node) + " of the node that computes '" + node.result() + "' cannot be trained: "
                + why + "; export the model again as a plain fp32 encoder, or train another");
    }

    private static String name(OnnxNode node) {
        return node.domain().isEmpty() ? node.operator() : node.domain() + "." + node.operator();
    }
}
