package io.embedsmith.training.graph.operator;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Number by number, broadcast as NumPy does; ONNX and libtorch mean the same by that. */
final class ElementwiseOperators {
    static final Map<String, Operation> ALL = Map.ofEntries(
            entry("Abs", unary(torch::abs)),
            entry("Add", binary(torch::add)),
            entry("Clip", ElementwiseOperators::clip),
            entry("Div", binary(ElementwiseOperators::divide)),
            entry("Erf", unary(torch::erf)),
            entry("Exp", unary(torch::exp)),
            entry("Gelu", ElementwiseOperators::gelu),
            entry("Identity", unary(Tensor::new)),
            entry("Log", unary(torch::log)),
            entry("Max", binary(torch::maximum)),
            entry("Min", binary(torch::minimum)),
            entry("Mul", binary(torch::mul)),
            entry("Neg", unary(torch::neg)),
            entry("Pow", binary(torch::pow)),
            entry("Reciprocal", unary(torch::reciprocal)),
            entry("Relu", unary(torch::relu)),
            entry("Sigmoid", unary(torch::sigmoid)),
            entry("Sqrt", unary(torch::sqrt)),
            entry("Sub", binary(torch::sub)),
            entry("Tanh", unary(torch::tanh)));

    private ElementwiseOperators() {}

    private static Operation unary(UnaryOperator<Tensor> function) {
        return operands -> function.apply(operands.tensor(0));
    }

    private static Operation binary(BinaryOperator<Tensor> function) {
        return Operands.together(operands -> {
            Tensor left = operands.tensor(0);
            Tensor right = operands.tensor(1);
            if (operands.values().size() != 2) {
                throw new UnsupportedOperatorException(
                        operands.node(), "it has " + operands.values().size() + " inputs, 2 are understood");
            }
            return function.apply(left, right);
        });
    }

    /** Whole numbers are divided as in C. */
    private static Tensor divide(Tensor left, Tensor right) {
        boolean whole = !torch.isFloatingType(left.scalar_type()) && !torch.isFloatingType(right.scalar_type());
        return whole ? torch.div(left, right, new StringViewOptional("trunc")) : torch.div(left, right);
    }

    private static Tensor gelu(Operands operands) {
        return torch.gelu(
                operands.tensor(0), operands.node().text("approximate").orElse("none"));
    }

    /** Limits are attributes in older versions, inputs in newer ones. */
    private static Tensor clip(Operands operands) {
        Tensor clipped = operands.tensor(0).add(new Scalar(0));
        clipped =
                operands.node().decimal("min").map(new Limit(clipped)::atLeast).orElse(clipped);
        clipped = operands.node().decimal("max").map(new Limit(clipped)::atMost).orElse(clipped);
        clipped = operands.optional(1).map(new Limit(clipped)::atLeast).orElse(clipped);
        return operands.optional(2).map(new Limit(clipped)::atMost).orElse(clipped);
    }

    private record Limit(Tensor value) {
        Tensor atLeast(float limit) {
            return torch.clamp_min(value, new Scalar(limit));
        }

        Tensor atMost(float limit) {
            return torch.clamp_max(value, new Scalar(limit));
        }

        Tensor atLeast(Tensor limit) {
            return torch.maximum(value, limit);
        }

        Tensor atMost(Tensor limit) {
            return torch.minimum(value, limit);
        }
    }
}
