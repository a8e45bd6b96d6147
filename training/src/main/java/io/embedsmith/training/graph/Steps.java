package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns nodes into steps that let go of each result as soon as nothing reads it any more. */
final class Steps {
    private Steps() {}

    static List<Step> of(List<OnnxNode> nodes, String output) {
        Map<String, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : nodes.get(i).inputs()) {
                lastUse.put(input, i);
            }
        }
        Set<String> results = nodes.stream().map(OnnxNode::result).collect(Collectors.toSet());
        Set<String> recomputable = Recomputable.of(nodes, output);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int position = i;
            OnnxNode node = nodes.get(i);
            List<String> over = Set.copyOf(node.inputs()).stream()
                    .filter(input -> results.contains(input)
                            && !input.equals(output)
                            && lastUse.getOrDefault(input, -1) == position)
                    .toList();
            steps.add(new Step(node, Operators.of(node), recomputable.contains(node.result()), over));
        }
        return List.copyOf(steps);
    }
}
