package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operators;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts dropout back where BERT was trained with it, which exporters take out: on the sum of the embeddings behind its layer
 * norm, and on what attention and feed-forward networks add to the residual stream (Devlin et al. 2019, appendix A.2).
 */
final class HiddenDropout {
    private static final String SUFFIX = ".dropout";

    private HiddenDropout() {}

    static List<OnnxNode> place(OnnxGraph graph, List<OnnxNode> nodes) {
        Producers producers = new Producers(graph, nodes);
        Set<String> dropped = new HashSet<>();
        boolean embeddings = true;
        for (OnnxNode node : nodes) {
            if (node.is("LayerNormalization")) {
                Optional<String> addend = addend(node.inputs().getFirst(), producers);
                if (addend.isPresent()) {
                    dropped.add(addend.get());
                } else if (embeddings) {
                    dropped.add(node.result());
                }
                embeddings = false;
            }
        }
        List<OnnxNode> placed = new ArrayList<>();
        for (OnnxNode node : nodes) {
            OnnxNode reader = node;
            for (String input : Set.copyOf(node.inputs())) {
                reader = dropped.contains(input) ? reader.reading(input, input + SUFFIX) : reader;
            }
            placed.add(reader);
            if (dropped.contains(node.result())) {
                placed.add(new OnnxNode(
                        "HiddenDropout",
                        Operators.OWN_DOMAIN,
                        List.of(node.result()),
                        List.of(node.result() + SUFFIX),
                        List.of()));
            }
        }
        return placed;
    }

    /** The linear layer whose result is added to the residual stream before a layer norm. */
    private static Optional<String> addend(String tensor, Producers producers) {
        return producers.of(tensor, "Add").stream()
                .flatMap(Producers::operands)
                .map(Producers.Operand::first)
                .filter(input -> producers.of(input, "Linear").isPresent())
                .findFirst();
    }
}
