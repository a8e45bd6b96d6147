package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operation;
import java.util.List;

/**
 * One node, ready to run.
 *
 * @param node with names and attributes
 * @param operation what it means
 * @param recomputable whether its result is cheap to compute again
 * @param lastUses results of other steps that no later step reads
 */
record Step(OnnxNode node, Operation operation, boolean recomputable, List<String> lastUses) {
    Step {
        lastUses = List.copyOf(lastUses);
    }
}
