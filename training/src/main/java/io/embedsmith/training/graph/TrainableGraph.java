package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.embedding.onnx.OnnxTensor;
import io.embedsmith.training.graph.fusion.Fusions;
import io.embedsmith.training.graph.lora.AdaptedGraph;
import io.embedsmith.training.graph.lora.LoraSettings;
import io.embedsmith.training.graph.lora.LowRankPair;
import io.embedsmith.training.graph.operator.Operands;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.TensorDevice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * An ONNX graph that libtorch runs node by node, keeping what gradients need: every floating-point initializer that the
 * output depends on is a tensor that can be trained, or low-rank pairs beside them are. Several threads may run it at a time without gradients; with them each
 * needs a {@linkplain #replica replica}.
 */
public final class TrainableGraph implements AutoCloseable {
    /** A tape's, of each number that is computed, as measured: some are views of others, some are not needed again. */
    private static final double BYTES_PER_NUMBER = 2.4;

    private final List<Step> steps;
    private final String output;
    private final TensorDevice device;
    private final Map<String, Tensor> fixed = new HashMap<>();
    private final SequencedMap<String, Parameter> weights = new LinkedHashMap<>();
    private final SequencedMap<String, LowRankPair> pairs = new LinkedHashMap<>();
    private final Set<String> head = new HashSet<>();
    private final LongAdder computed = new LongAdder();
    private final LongAdder recomputable = new LongAdder();
    private final LongAdder tokens = new LongAdder();

    private TrainableGraph(OnnxGraph graph, List<OnnxNode> nodes, String output, TensorDevice device) {
        this.output = output;
        this.device = device;
        List<OnnxNode> running =
                nodes.stream().filter(node -> !node.is("Constant")).toList();
        this.steps = Steps.of(running, output);
        Set<String> named = graph.parameterNames().keySet();
        NativeMemory.scoped(() -> running.forEach(node -> node.inputs()
                .forEach(name ->
                        graph.constant(name).ifPresent(tensor -> load(name, tensor, isTrained(name, tensor, named))))));
    }

    /** Pairs are trained in the place of the weights, which stay as they are but for those of the head. */
    private TrainableGraph adapt(AdaptedGraph adapted, LoraSettings settings, long seed) {
        head.addAll(adapted.whole());
        weights.forEach((name, weight) -> weight.value().requires_grad_(head.contains(name)));
        SplittableRandom random = new SplittableRandom(seed);
        adapted.layers()
                .forEach((matrix, layer) -> pairs.put(
                        matrix, LowRankPair.draw(layer, settings, random).with(this::placed)));
        return this;
    }

    /** Of the same numbers: what is trained shares its memory, and has a gradient of its own. */
    private TrainableGraph(TrainableGraph original) {
        this.output = original.output;
        this.device = original.device;
        this.steps = original.steps;
        original.fixed.forEach((name, tensor) -> fixed.put(name, share(tensor)));
        original.weights.forEach((name, weight) -> weights.put(name, share(weight)));
        original.pairs.forEach((matrix, pair) -> pairs.put(matrix, pair.with(TrainableGraph::share)));
        head.addAll(original.head);
    }

    private static Parameter share(Parameter parameter) {
        Tensor value = parameter.value();
        return new Parameter(parameter.name(), share(value).requires_grad_(value.requires_grad()));
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
        return new TrainableGraph(graph, nodes, output, TensorDevice.CPU);
    }

    /**
     * As {@link #of(OnnxGraph, String, GraphForm)}, fused, to be trained in a form.
     *
     * @throws IllegalArgumentException if the form names layers that the graph has not
     */
    public static TrainableGraph of(OnnxGraph graph, String output, TrainingForm form, TrainingStart start) {
        List<OnnxNode> nodes = Fusions.fuse(graph, output);
        if (form.lora().isEmpty()) {
            return new TrainableGraph(graph, form.precision().of(graph, nodes), output, start.device());
        }
        LoraSettings settings = form.lora().get();
        Set<String> whole =
                switch (start.head()) {
                    case ADAPTED -> Set.of();
                    case TRAINED -> HeadWeights.initializers(graph, nodes);
                };
        AdaptedGraph adapted = AdaptedGraph.of(graph, nodes, settings, whole);
        return new TrainableGraph(graph, form.precision().of(graph, adapted.nodes()), output, start.device())
                .adapt(adapted, settings, start.seed());
    }

    /** Floating-point tensors that are no {@code Constant} nodes, single numbers only if they are named as parameters are. */
    private static boolean isTrained(String name, OnnxTensor source, Set<String> named) {
        return source.type() == ElementType.FLOAT
                && source.name().equals(name)
                && (source.elements() > 1 || named.contains(name));
    }

    private void load(String name, OnnxTensor source, boolean trained) {
        if (fixed.containsKey(name) || weights.containsKey(name)) {
            return;
        }
        long[] shape = source.shape().stream().mapToLong(Long::longValue).toArray();
        Tensor tensor = HostTensors.ofContent(source.type(), source.content(), shape);
        boolean numbers = source.type() == ElementType.FLOAT;
        Tensor there = numbers ? device.place(tensor) : tensor; // whole numbers are shapes and positions mostly
        there.retainReference();
        if (trained) {
            weights.put(name, new Parameter(name, there.requires_grad_(true)));
        } else {
            fixed.put(name, there);
        }
    }

    /** On the device, to be trained there. */
    private Parameter placed(Parameter parameter) {
        if (device.equals(TensorDevice.CPU)) {
            return parameter;
        }
        Tensor there = NativeMemory.scoped(
                () -> device.place(parameter.value().detach()).retainReference());
        parameter.value().releaseReference();
        return new Parameter(parameter.name(), there.requires_grad_(true));
    }

    /** The same weights, which change with these, for another thread, whose gradients are its own. */
    public TrainableGraph replica() {
        return new TrainableGraph(this);
    }

    /** What can be trained, in order of computation: all weights, or the pairs and the head. */
    public List<Parameter> parameters() {
        if (pairs.isEmpty()) {
            return List.copyOf(weights.values());
        }
        Stream<Parameter> ofPairs = pairs.values().stream().flatMap(pair -> Stream.of(pair.down(), pair.up()));
        Stream<Parameter> ofHead = weights.values().stream().filter(weight -> head.contains(weight.name()));
        return Stream.concat(ofPairs, ofHead).toList();
    }

    /**
     * Gives every weight as a graph without pairs has it: what they add is in the matrices.
     *
     * @param consumer of the initializer's name and its numbers
     */
    public void forEachWeight(BiConsumer<String, float[]> consumer) {
        weights.forEach((name, weight) -> consumer.accept(
                name,
                NativeMemory.scoped(() ->
                        NativeMemory.withoutGradients(() -> HostTensors.toFloats(Optional.ofNullable(pairs.get(name))
                                .map(pair -> pair.merged(weight.value()))
                                .orElse(weight.value()))))));
    }

    /** Where the output lies. */
    public TensorDevice device() {
        return device;
    }

    /** What all runs together have written onto tapes, or would have. */
    public TapeBytes tapeBytes() {
        return new TapeBytes(
                BYTES_PER_NUMBER * computed.sum(), (double) Float.BYTES * recomputable.sum(), tokens.sum());
    }

    /** The operators that are run, in order. */
    public List<String> operators() {
        return steps.stream().map(step -> step.node().operator()).toList();
    }

    /**
     * Computes the output, on the device; it belongs to the open scope, as does what its gradient needs.
     *
     * @param inputs by name, from anywhere
     */
    public Tensor run(Map<String, Tensor> inputs, Pass pass) {
        Map<String, Tensor> values = new HashMap<>(fixed);
        weights.forEach((name, weight) -> values.put(name, weight.value()));
        pairs.values().forEach(pair -> {
            values.put(pair.down().name(), pair.down().value());
            values.put(pair.up().name(), pair.up().value());
        });
        inputs.forEach((name, input) -> values.put(name, device.place(input)));
        tokens.add(inputs.values().stream().mapToLong(Tensor::numel).max().orElse(0));
        for (Step step : steps) {
            List<Optional<Tensor>> operands = new ArrayList<>();
            for (String input : step.node().inputs()) {
                operands.add(Optional.ofNullable(values.get(input)));
            }
            Operands given = new Operands(step.node(), operands, pass.dropout());
            Tensor result = NativeMemory.keeping(() -> step.operation().apply(given));
            count(step, result);
            values.put(step.node().result(), result);
            pass.recomputation().ifPresent(recomputation -> recomputation.follow(step, given, result));
            step.lastUses().forEach(name -> {
                pass.recomputation().ifPresent(recomputation -> recomputation.over(name));
                release(values, name);
            });
        }
        return Optional.ofNullable(values.get(output))
                .orElseThrow(() -> new IllegalStateException("the graph computes no '" + output + "'; this is a bug"));
    }

    private void count(Step step, Tensor result) {
        computed.add(result.numel());
        if (step.recomputable()) {
            recomputable.add(result.numel());
        }
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
        weights.values().forEach(weight -> weight.value().releaseReference());
        pairs.values().forEach(LowRankPair::close);
        fixed.clear();
        weights.clear();
        pairs.clear();
    }
}
