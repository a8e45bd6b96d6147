package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rewrites the nodes of a graph so that they run faster and dropout has its places. */
public final class Fusions {
    private static final List<Fusion> ALL =
            List.of(new LayerNormFusion(), new GeluFusion(), new AttentionFusion(), new LinearFusion());

    private Fusions() {}

    /** Applies every fusion, places dropout, and drops the nodes that nothing reads any more. */
    public static List<OnnxNode> fuse(OnnxGraph graph, String output) {
        List<OnnxNode> nodes = graph.nodes();
        for (Fusion fusion : ALL) {
            Producers producers = new Producers(graph, nodes);
            List<OnnxNode> replaced = new ArrayList<>();
            for (OnnxNode node : nodes) {
                Optional<List<OnnxNode>> fused = fusion.replace(node, producers);
                replaced.addAll(fused.orElse(List.of(node)));
            }
            nodes = replaced;
        }
        return needed(HiddenDropout.place(graph, nodes), output);
    }

    /** The nodes that a tensor is computed from, in their order. */
    public static List<OnnxNode> needed(List<OnnxNode> nodes, String output) {
        Set<String> wanted = new HashSet<>(Set.of(output));
        List<OnnxNode> kept = new ArrayList<>();
        for (OnnxNode node : nodes.reversed()) {
            if (node.outputs().stream().anyMatch(wanted::contains)) {
                wanted.addAll(node.inputs());
                kept.add(node);
            }
        }
        return kept.reversed();
    }
}
