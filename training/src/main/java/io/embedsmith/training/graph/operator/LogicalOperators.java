package io.embedsmith.training.graph.operator;

import static java.util.Map.entry;

import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Comparisons, choices and changes of type; they make masks. */
final class LogicalOperators {
    static final Map<String, Operation> ALL = Map.ofEntries(
            entry("And", two(torch::logical_and)),
            entry("Cast", LogicalOperators::cast),
            entry("Equal", two(torch::eq)),
            entry("Greater", two(torch::gt)),
            entry("GreaterOrEqual", two(torch::ge)),
            entry("Less", two(torch::lt)),
            entry("LessOrEqual", two(torch::le)),
            entry("Not", operands -> torch.logical_not(operands.tensor(0))),
            entry("Or", two(torch::logical_or)),
            entry(
                    "Where",
                    Operands.together(
                            operands -> torch.where(operands.tensor(0), operands.tensor(1), operands.tensor(2)))));

    private LogicalOperators() {}

    private static Operation two(BinaryOperator<Tensor> function) {
        return Operands.together(operands -> function.apply(operands.tensor(0), operands.tensor(1)));
    }

    private static Tensor cast(Operands operands) {
        Tensor value = operands.tensor(0);
        ScalarType type = type(operands.node());
        return value.scalar_type() == type ? new Tensor(value) : value.to(type);
    }

    /** Codes of {@code TensorProto.DataType}. */
    private static ScalarType type(OnnxNode node) {
        long code = node.number("to").orElse(0L);
        return switch ((int) code) {
            case 1 -> ScalarType.Float;
            case 6 -> ScalarType.Int;
            case 7 -> ScalarType.Long;
            case 9 -> ScalarType.Bool;
            case 11 -> ScalarType.Double;
            default ->
                throw new UnsupportedOperatorException(
                        node,
                        "it makes elements of type " + code
                                + ", only 1 (float), 6 (int32), 7 (int64), 9 (bool) and 11 (double) are understood");
        };
    }
}
