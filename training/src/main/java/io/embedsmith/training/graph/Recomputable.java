package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operators;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which results are cheap to compute again: those of functions of single numbers or rows, as long as every step that reads them
 * gives a result in memory of its own. What they are computed of is kept for their own gradient anyway.
 */
final class Recomputable {
    private static final Set<String> CHEAP = Set.of("Gelu", "LayerNormalization");
    private static final Set<String> KEEPING = Set.of(own("Linear"), own("LowRank"), "MatMul", "Gemm");
    private static final Set<String> FORGETTING = Set.of("Add", own("Bfloat16Linear"));

    private Recomputable() {}

    /** Names of those that are read by understood steps only, and not computed of one another. */
    static Set<String> of(List<OnnxNode> nodes, String output) {
        Set<String> cheap = nodes.stream()
                .filter(node -> isOneOf(CHEAP, node) && !node.result().equals(output))
                .map(OnnxNode::result)
                .collect(Collectors.toCollection(HashSet::new));
        for (OnnxNode node : nodes) {
            if (!isKeptBy(node) && !isOneOf(FORGETTING, node)) {
                node.inputs().forEach(cheap::remove);
            }
        }
        return cheap;
    }

    /** Whether the gradient of the node needs what it reads. */
    static boolean isKeptBy(OnnxNode reader) {
        return isOneOf(KEEPING, reader);
    }

    private static boolean isOneOf(Set<String> operators, OnnxNode node) {
        return operators.contains(Operators.nameOf(node));
    }

    private static String own(String operator) {
        return Operators.OWN_DOMAIN + "." + operator;
    }
}
