package io.embedsmith.training.graph.operator;

import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Every operator that can be trained through. */
public final class Operators {
    /** Domain of operators that fusion makes and ONNX has no name for. */
    public static final String OWN_DOMAIN = "embedsmith";

    private static final Map<String, Operation> KNOWN = known();

    private Operators() {}

    /**
     * The operation of a node.
     *
     * @throws UnsupportedOperatorException if there is none
     */
    public static Operation of(OnnxNode node) {
        return Optional.ofNullable(KNOWN.get(nameOf(node)))
                .orElseThrow(
                        () -> new UnsupportedOperatorException(node, "it is none of " + new TreeSet<>(KNOWN.keySet())));
    }

    private static Map<String, Operation> known() {
        Map<String, Operation> all = new HashMap<>();
        all.putAll(ElementwiseOperators.ALL);
        all.putAll(LogicalOperators.ALL);
        all.putAll(ReductionOperators.ALL);
        all.putAll(ShapeOperators.ALL);
        all.putAll(SelectionOperators.ALL);
        all.putAll(LayerOperators.ALL);
        return Map.copyOf(all);
    }

    /** What a node does: the operator of ONNX, or one with its domain before it; the same whoever calls it what. */
    public static String nameOf(OnnxNode node) {
        String domain = node.domain();
        String operator = node.operator();
        return switch (domain) {
            case "", "ai.onnx" -> operator;
            case "com.microsoft" -> operator.equals("Gelu") ? operator : domain + "." + operator;
            default -> domain + "." + operator;
        };
    }
}
