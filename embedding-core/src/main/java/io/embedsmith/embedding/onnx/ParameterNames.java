package io.embedsmith.embedding.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Hugging Face calls the tensors of a graph that torch.onnx exported.
 *
 * <p>Implementation note: the exporter keeps the names of parameters that the graph uses as they are. It stores the matrix
 * of a linear layer transposed under a made-up name ({@code onnx::MatMul_541}); the layer's name is that of the bias added
 * next, or where there is none the path in the name of the product ({@code /encoder/layers.0/attn/Wqkv/MatMul_output_0}).
 * Parameters with equal elements are stored once, and {@code Identity} nodes give the others their names. A module that
 * was wrapped for the export leaves a prefix that all names share, which is taken off.
 */
final class ParameterNames {
    private static final String EMBEDDINGS = "embeddings.";

    private final Map<String, List<String>> names = new HashMap<>();
    private final Set<String> transposed = new HashSet<>();

    private ParameterNames() {}

    static ParameterNames of(OnnxGraph graph) {
        ParameterNames found = new ParameterNames();
        Map<String, String> origins = found.ownNames(graph);
        found.matrices(graph, origins);
        found.takeOffWrapper();
        return found;
    }

    /** Names of the parameters that a tensor holds, in order of the graph. */
    List<String> of(String initializer) {
        return names.getOrDefault(initializer, List.of());
    }

    /** Whether the tensor is the right matrix of a product, which Hugging Face keeps as {@code [out, in]}. */
    boolean isTransposed(String initializer) {
        return transposed.contains(initializer);
    }

    /** Enters initializers by their own names and those that Identity nodes give them; returns the origin of each name. */
    private Map<String, String> ownNames(OnnxGraph graph) {
        Map<String, String> origins = new HashMap<>();
        graph.initializers().forEach(name -> {
            origins.put(name, name);
            enter(name, name);
        });
        for (OnnxNode node : graph.nodes()) {
            String origin = node.is("Identity") ? origins.get(node.inputs().getFirst()) : null;
            if (origin != null) {
                origins.put(node.result(), origin);
                enter(origin, node.result());
            }
        }
        return origins;
    }

    private void matrices(OnnxGraph graph, Map<String, String> origins) {
        Map<String, List<OnnxNode>> consumers = graph.consumers();
        for (OnnxNode node : graph.nodes()) {
            if (!node.is("MatMul")) {
                continue;
            }
            String right = node.inputs().get(1);
            String origin = origins.get(right);
            if (origin == null) {
                continue;
            }
            transposed.add(origin);
            if (!isParameter(right)) {
                bias(node, consumers, origins)
                        .or(() -> path(node.result()))
                        .ifPresent(layer -> enter(origin, layer + ".weight"));
            }
        }
    }

    /** The layer whose bias is added to the product. */
    private static Optional<String> bias(
            OnnxNode product, Map<String, List<OnnxNode>> consumers, Map<String, String> origins) {
        return consumers.getOrDefault(product.result(), List.of()).stream()
                .filter(reader -> reader.is("Add"))
                .flatMap(reader -> reader.inputs().stream())
                .filter(input -> origins.containsKey(input) && isParameter(input) && input.endsWith(".bias"))
                .map(input -> input.substring(0, input.length() - ".bias".length()))
                .findFirst();
    }

    /** {@code /encoder/layers.0/attn/Wo/MatMul_output_0} as {@code encoder.layers.0.attn.Wo}. */
    private static Optional<String> path(String result) {
        int end = result.lastIndexOf('/');
        return result.startsWith("/") && end > 0
                ? Optional.of(result.substring(1, end).replace('/', '.'))
                : Optional.empty();
    }

    private void takeOffWrapper() {
        Optional<String> wrapper = stream()
                .filter(name -> name.contains("." + EMBEDDINGS))
                .map(name -> name.substring(0, name.indexOf("." + EMBEDDINGS) + 1))
                .findFirst()
                .filter(prefix -> stream().allMatch(name -> name.startsWith(prefix)));
        wrapper.ifPresent(prefix -> names.replaceAll((initializer, given) ->
                given.stream().map(name -> name.substring(prefix.length())).toList()));
    }

    private Stream<String> stream() {
        return names.values().stream().flatMap(List::stream);
    }

    private void enter(String initializer, String name) {
        if (isParameter(name)) {
            names.computeIfAbsent(initializer, key -> new ArrayList<>()).add(name);
        }
    }

    /** Whether a name is a path of modules rather than one that the exporter made up. */
    private static boolean isParameter(String name) {
        return name.contains(".") && !name.contains("/") && !name.contains("::");
    }
}
