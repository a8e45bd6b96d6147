package io.embedsmith.training.reranker;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.embedding.onnx.OnnxTensor;
import java.util.List;
import java.util.SplittableRandom;

/** Adds the nodes of a head to a graph, new weights drawn as transformers draws them: normally distributed, biases 0. */
final class HeadGraph {
    private final OnnxGraph graph;
    private final int width;
    private final double deviation;
    private final SplittableRandom random;

    /**
     * A head on states of so many components.
     *
     * @param deviation of new weights, {@code initializer_range} of a {@code config.json}
     */
    HeadGraph(OnnxGraph graph, int width, double deviation, long seed) {
        this.graph = graph;
        this.width = width;
        this.deviation = deviation;
        this.random = new SplittableRandom(seed);
    }

    /** {@code states[:, 0]}: {@code [B, T, D]} to {@code [B, D]}. */
    String firstToken(String states) {
        graph.add(OnnxTensor.ofNumber("first_token", 0));
        return node(OnnxNode.of("Gather", List.of(states, "first_token"), "first_token_state")
                .with("axis", 1));
    }

    /** A layer as wide as the states. */
    String linear(String name, String input) {
        return linear(name, input, width);
    }

    /** {@code x W + b}, {@code W [D, out]} as the graph has it. */
    String linear(String name, String input, int outputs) {
        float[] weights = new float[width * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
        graph.add(OnnxTensor.ofFloats(name + ".weight", List.of((long) width, (long) outputs), weights));
        graph.add(OnnxTensor.ofFloats(name + ".bias", List.of((long) outputs), new float[outputs]));
        String product = node(OnnxNode.of("MatMul", List.of(input, name + ".weight"), "/" + name + "/MatMul_output_0"));
        return node(OnnxNode.of("Add", List.of(product, name + ".bias"), "/" + name + "/Add_output_0"));
    }

    String tanh(String input) {
        return node(OnnxNode.of("Tanh", List.of(input), input + "/Tanh_output_0"));
    }

    /** Gives a tensor the name of an output. */
    void output(String tensor, String name) {
        node(OnnxNode.of("Identity", List.of(tensor), name));
    }

    private String node(OnnxNode node) {
        graph.add(node);
        return node.result();
    }
}
