package io.embedsmith.embedding.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Number of axes of each tensor of a graph, as far as it follows from the operators that encoders are made of. */
final class Ranks {
    /** Rank of a tensor that nothing is known of. */
    static final int UNKNOWN = -1;

    private final OnnxGraph graph;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Set<String> constants = new HashSet<>();
    private final Map<String, Integer> lengths = new HashMap<>();

    private Ranks(OnnxGraph graph) {
        this.graph = graph;
    }

    static Ranks of(OnnxGraph graph) {
        Ranks ranks = new Ranks(graph);
        graph.nodes().forEach(ranks::visit);
        return ranks;
    }

    /** Number of axes, or {@link #UNKNOWN}. */
    int of(String tensor) {
        return graph.constant(tensor)
                .map(constant -> constant.shape().size())
                .or(() -> graph.input(tensor).map(TensorPort::rank))
                .orElseGet(() -> ranks.getOrDefault(tensor, UNKNOWN));
    }

    /** Whether the tensor is the same in every run. */
    boolean isConstant(String tensor) {
        return graph.constant(tensor).isPresent() || constants.contains(tensor);
    }

    private void visit(OnnxNode node) {
        if (!node.is("Constant")
                && !node.inputs().isEmpty()
                && node.inputs().stream().allMatch(name -> name.isEmpty() || isConstant(name))) {
            constants.addAll(node.outputs());
        }
        int rank = rank(node);
        if (rank != UNKNOWN) {
            ranks.put(node.outputs().getFirst(), rank);
        }
        if (node.is("DynamicQuantizeLinear")) { // scale and zero point, one of each
            node.outputs().stream().skip(1).forEach(output -> ranks.put(output, 0));
        }
        length(node).ifPresent(length -> lengths.put(node.outputs().getFirst(), length));
    }

    private int rank(OnnxNode node) {
        List<String> inputs = node.inputs();
        return switch (node.operator()) {
            case "Abs",
                    "Cast",
                    "Clip",
                    "DequantizeLinear",
                    "DynamicQuantizeLinear",
                    "Dropout",
                    "Erf",
                    "Gelu",
                    "FastGelu",
                    "Identity",
                    "LayerNormalization",
                    "Neg",
                    "QuantizeLinear",
                    "Relu",
                    "Sigmoid",
                    "Slice",
                    "Softmax",
                    "Sqrt",
                    "Tanh",
                    "Transpose",
                    "BiasGelu" -> of(inputs.getFirst());
            case "Add", "Div", "Equal", "Max", "Min", "Mul", "Pow", "Sub", "Where" -> largest(inputs);
            case "MatMul", "MatMulInteger" -> matMul(inputs);
            case "Gather" -> sum(of(inputs.get(0)), of(inputs.get(1)), -1);
            case "ReduceMax", "ReduceMean", "ReduceSum" ->
                node.number("keepdims").orElse(1L) == 1 ? of(inputs.getFirst()) : UNKNOWN;
            case "Reshape" -> lengthOf(inputs.get(1));
            case "Shape", "Concat" -> node.is("Shape") ? 1 : largest(inputs);
            case "Unsqueeze" -> sum(of(inputs.getFirst()), axes(node), 0);
            default -> UNKNOWN;
        };
    }

    /** Elements of a vector of sizes, which are the rank of what is reshaped to it. */
    private OptionalInt length(OnnxNode node) {
        return switch (node.operator()) {
            case "Shape" -> known(of(node.inputs().getFirst()));
            case "Unsqueeze" -> of(node.inputs().getFirst()) == 0 ? OptionalInt.of(1) : OptionalInt.empty();
            case "Concat" -> {
                int sum = 0;
                for (String part : node.inputs()) {
                    int length = lengthOf(part);
                    sum = length == UNKNOWN || sum == UNKNOWN ? UNKNOWN : sum + length;
                }
                yield known(sum);
            }
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt known(int number) {
        return number == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private int lengthOf(String tensor) {
        return graph.constant(tensor)
                .map(constant -> constant.shape().size() == 1
                        ? constant.shape().getFirst().intValue()
                        : UNKNOWN)
                .orElseGet(() -> lengths.getOrDefault(tensor, UNKNOWN));
    }

    private int axes(OnnxNode node) {
        if (node.inputs().size() > 1) {
            return lengthOf(node.inputs().get(1));
        }
        return node.numbers("axes").map(List::size).orElse(UNKNOWN);
    }

    private int matMul(List<String> inputs) {
        int left = of(inputs.get(0));
        int right = of(inputs.get(1));
        return left < 2 || right < 2 ? UNKNOWN : Math.max(left, right);
    }

    private int largest(List<String> tensors) {
        int largest = 0;
        for (String tensor : tensors) {
            int rank = of(tensor);
            if (rank == UNKNOWN) {
                return UNKNOWN;
            }
            largest = Math.max(largest, rank);
        }
        return largest;
    }

    private static int sum(int left, int right, int plus) {
        return left == UNKNOWN || right == UNKNOWN ? UNKNOWN : left + right + plus;
    }
}
