package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.embedding.onnx.OnnxTensor;
import io.embedsmith.training.graph.fusion.Fusions;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.graph.operator.Operands;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.pytorch.Tensor;

/**
 * An ONNX graph that libtorch runs node by node, keeping what gradients need: every floating-point initializer that the
 * output depends on is a tensor that can be trained. Several threads may run it at a time without gradients; with them each
 * needs a {@linkplain #replica replica}.
 */
public final class TrainableGraph implements AutoCloseable {
    private final List<Step> steps;
    private final String output;
    private final Map<String, Tensor> fixed = new HashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final LongAdder computed = new LongAdder();

    private TrainableGraph(OnnxGraph graph, List<OnnxNode> nodes, String output) {
        this.output = output;
        List<OnnxNode> running =
                nodes.stream().filter(node -> !node.is("Constant")).toList();
        this.steps = Steps.of(running, output);
        NativeMemory.scoped(() -> running.forEach(node ->
                node.inputs().forEach(name -> graph.constant(name).ifPresent(tensor -> load(name, tensor)))));
    }

    /** Of the same numbers: what is trained shares its memory, and has a gradient of its own. */
    private TrainableGraph(TrainableGraph original) {
        this.output = original.output;
        this.steps = original.steps;
        original.fixed.forEach((name, tensor) -> fixed.put(name, share(tensor)));
        original.parameters.forEach((name, parameter) -> parameters.put(
                name,
                new Parameter(
                        name,
                        share(parameter.value())
                                .requires_grad_(parameter.value().requires_grad()))));
    }

    private static Tensor share(Tensor tensor) {
        return NativeMemory.scoped(() -> tensor.detach().retainReference());
    }

    /**
     * Takes a graph over; it must not be used for anything else.
     *
     * @param output the result that is computed
     * @throws io.embedsmith.training.graph.operator.UnsupportedOperatorException if a node cannot be trained through
     */
    public static TrainableGraph of(OnnxGraph graph, String output, GraphForm form) {
        List<OnnxNode> nodes =
                switch (form) {
                    case FUSED -> Fusions.fuse(graph, output);
                    case AS_EXPORTED -> Fusions.needed(graph.nodes(), output);
                };
        return new TrainableGraph(graph, nodes, output);
    }

    /** Floating-point tensors of more than one number that are no {@code Constant} nodes are trained. */
    private void load(String name, OnnxTensor source) {
        if (fixed.containsKey(name) || parameters.containsKey(name)) {
            return;
        }
        long[] shape = source.shape().stream().mapToLong(Long::longValue).toArray();
        Tensor tensor = HostTensors.ofContent(source.type(), source.content(), shape);
        tensor.retainReference();
        if (source.type() == ElementType.FLOAT
                && source.elements() > 1
                && source.name().equals(name)) {
            parameters.put(name, new Parameter(name, tensor.requires_grad_(true)));
        } else {
            fixed.put(name, tensor);
        }
    }

    /** The same weights, which change with these, for another thread, whose gradients are its own. */
    public TrainableGraph replica() {
        return new TrainableGraph(this);
    }

    /** What can be trained, in order of computation. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** How many numbers all runs together have computed; a tape keeps a part of them. */
    public long numbersComputed() {
        return computed.sum();
    }

    /** The operators that are run, in order. */
    public List<String> operators() {
        return steps.stream().map(step -> step.node().operator()).toList();
    }

    /**
     * Computes the output; it belongs to the open scope, as does what its gradient needs.
     *
     * @param inputs by name
     */
    public Tensor run(Map<String, Tensor> inputs, Dropout dropout) {
        Map<String, Tensor> values = new HashMap<>(fixed);
        parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
        values.putAll(inputs);
        for (Step step : steps) {
            List<Optional<Tensor>> operands = new ArrayList<>();
            for (String input : step.node().inputs()) {
                operands.add(Optional.ofNullable(values.get(input)));
            }
            Tensor result =
                    NativeMemory.keeping(() -> step.operation().apply(new Operands(step.node(), operands, dropout)));
            computed.add(result.numel());
            values.put(step.node().result(), result);
            step.lastUses().forEach(name -> release(values, name));
        }
        return Optional.ofNullable(values.get(output))
                .orElseThrow(() -> new IllegalStateException("the graph computes no '" + output + "'; this is a bug"));
    }

    /** Frees the handle at once: without gradients the memory is free then, with them the tape keeps what it needs. */
    private static void release(Map<String, Tensor> values, String name) {
        Tensor value = values.remove(name);
        if (value != null) {
            value.deallocate();
        }
    }

    @Override
    public void close() {
        fixed.values().forEach(Tensor::releaseReference);
        parameters.values().forEach(parameter -> parameter.value().releaseReference());
        fixed.clear();
        parameters.clear();
    }
}
