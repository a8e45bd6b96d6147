package io.embedsmith.training.graph.lora;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The nodes of a graph with a pair beside each adapted layer.
 *
 * @param nodes to be run
 * @param layers that have a pair, by their matrix, in order of computation
 * @param whole initializers that are trained themselves
 */
public record AdaptedGraph(List<OnnxNode> nodes, SequencedMap<String, LinearLayer> layers, Set<String> whole) {
    private static final String FROZEN = ".frozen";

    /**
     * Puts pairs beside the layers that are named.
     *
     * @param whole initializers that are trained themselves and get no pair
     * @throws IllegalArgumentException if a target names no layer
     */
    public static AdaptedGraph of(OnnxGraph graph, List<OnnxNode> nodes, LoraSettings settings, Set<String> whole) {
        Map<String, List<String>> names = graph.parameterNames();
        SequencedMap<String, LinearLayer> linear = new LinkedHashMap<>();
        for (OnnxNode node : nodes) {
            LinearLayer.of(node, graph, names)
                    .filter(layer -> !whole.contains(layer.matrix()))
                    .ifPresent(layer -> linear.putIfAbsent(layer.matrix(), layer));
        }
        settings.targets().forEach(target -> requireNamed(target, linear));
        linear.values()
                .removeIf(layer ->
                        settings.targets().stream().noneMatch(target -> LoraSettings.isNamed(layer.name(), target)));
        List<OnnxNode> placed = new ArrayList<>();
        for (OnnxNode node : nodes) {
            Optional<LinearLayer> layer = LinearLayer.of(node, graph, names)
                    .flatMap(found -> Optional.ofNullable(linear.get(found.matrix())));
            layer.ifPresentOrElse(adapted -> place(node, adapted, settings, placed), () -> placed.add(node));
        }
        return new AdaptedGraph(List.copyOf(placed), linear, Set.copyOf(whole));
    }

    /** The layer as it was, and what the pair adds to it. */
    private static void place(OnnxNode node, LinearLayer layer, LoraSettings settings, List<OnnxNode> placed) {
        String frozen = node.result() + FROZEN;
        placed.add(new OnnxNode(node.operator(), node.domain(), node.inputs(), List.of(frozen), node.attributes()));
        placed.add(new OnnxNode(
                        "LowRank",
                        Operators.OWN_DOMAIN,
                        List.of(frozen, node.inputs().getFirst(), layer.down(), layer.up()),
                        List.of(node.result()),
                        List.of())
                .with("scale", settings.scale()));
    }

    private static void requireNamed(String target, SequencedMap<String, LinearLayer> layers) {
        if (layers.values().stream().noneMatch(layer -> LoraSettings.isNamed(layer.name(), target))) {
            TreeSet<String> ends = new TreeSet<>();
            layers.values()
                    .forEach(layer ->
                            ends.add(layer.name().substring(layer.name().lastIndexOf('.') + 1)));
            throw new IllegalArgumentException(
                    "the target '" + target + "' of LoRA is the end of no linear layer's name;" + " there are "
                            + String.join(", ", ends) + ", and " + LoraSettings.ALL_LINEAR);
        }
    }
}
