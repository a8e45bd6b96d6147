package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands on the last layer of a model, such as the classifier of a reranker. */
final class HeadWeights {
    private HeadWeights() {}

    /** Its weights; none if the layers cannot be told from the names. */
    static Set<String> initializers(OnnxGraph graph, List<OnnxNode> nodes) {
        Map<String, List<String>> names = graph.parameterNames();
        List<String> used = nodes.stream()
                .flatMap(node -> node.inputs().stream())
                .filter(names::containsKey)
                .distinct()
                .toList();
        LayerDepths depths = LayerDepths.of(used.stream()
                .map(initializer -> names.getOrDefault(initializer, List.of()).getFirst())
                .toList());
        return IntStream.range(0, used.size())
                .filter(depths::isHead)
                .mapToObj(used::get)
                .collect(Collectors.toUnmodifiableSet());
    }
}
