package io.embedsmith.training.reranker;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renames the parameters of an encoder's graph as they are called inside a larger model. */
final class EncoderNames {
    private EncoderNames() {}

    /** Puts {@code prefix} before what Hugging Face calls each parameter; a matrix with a made-up name gets its own. */
    static void prefix(OnnxGraph graph, String prefix) {
        Map<String, List<String>> names = graph.parameterNames();
        Map<String, String> renamed = new HashMap<>();
        Set<String> givenByIdentity = new HashSet<>();
        for (OnnxNode node : graph.nodes()) {
            if (node.is("Identity")) {
                names.getOrDefault(node.inputs().getFirst(), List.of()).stream()
                        .filter(name -> node.result().endsWith(name))
                        .forEach(name -> {
                            renamed.put(node.result(), prefix + name);
                            givenByIdentity.add(name);
                        });
            }
        }
        names.forEach((initializer, given) -> given.stream()
                .filter(name -> !givenByIdentity.contains(name))
                .findFirst()
                .ifPresent(name -> renamed.put(initializer, prefix + name)));
        graph.rename(renamed);
    }
}
