package io.embedsmith.training.graph.operator;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Products, and what layers are made of in one operation. */
final class LayerOperators {
    static final Map<String, Operation> ALL = Map.ofEntries(
            entry("Attention", LayerOperators::attention),
            entry("Dropout", operands -> new Tensor(operands.tensor(0))), // exported for inference: does nothing
            entry("Gemm", LayerOperators::gemm),
            entry("LayerNormalization", LayerOperators::layerNormalization),
            entry("MatMul", Operands.together(operands -> torch.matmul(operands.tensor(0), operands.tensor(1)))),
            entry("Softmax", LayerOperators::softmax),
            entry(Operators.OWN_DOMAIN + ".Bfloat16Linear", LayerOperators::bfloat16Linear),
            entry(Operators.OWN_DOMAIN + ".HiddenDropout", LayerOperators::hiddenDropout),
            entry(Operators.OWN_DOMAIN + ".Linear", LayerOperators::linear),
            entry(Operators.OWN_DOMAIN + ".LowRank", LayerOperators::lowRank));

    private LayerOperators() {}

    /** {@code x W + b}, W as ONNX keeps it: {@code [in, out]}. */
    private static Tensor linear(Operands operands) {
        return torch.linear(operands.tensor(0), operands.tensor(1).t(), new TensorOptional(operands.tensor(2)));
    }

    /** As {@link #linear}, on rounded numbers; so is its gradient, which reaches the weights in fp32. */
    private static Tensor bfloat16Linear(Operands operands) {
        Tensor value = operands.tensor(0).to(ScalarType.BFloat16);
        Tensor matrix = operands.tensor(1).to(ScalarType.BFloat16).t();
        TensorOptional bias = operands.optional(2)
                .map(own -> new TensorOptional(own.to(ScalarType.BFloat16)))
                .orElseGet(TensorOptional::new);
        return torch.linear(value, matrix, bias).to(ScalarType.Float);
    }

    /** {@code y + scale · x Aᵀ Bᵀ}: what a layer gave, and what is trained beside it. */
    private static Tensor lowRank(Operands operands) {
        double share = operands.dropout().pairs();
        Tensor value = share == 0 ? operands.tensor(1) : dropped(operands.tensor(1), share);
        Tensor narrow = torch.matmul(value, operands.tensor(2).t());
        Tensor change = torch.matmul(narrow, operands.tensor(3).t());
        return operands.tensor(0)
                .add(change, new Scalar(operands.node().decimal("scale").orElse(1f)));
    }

    private static Tensor gemm(Operands operands) {
        Tensor left = operands.number("transA", 0) == 1 ? operands.tensor(0).t() : operands.tensor(0);
        Tensor right = operands.number("transB", 0) == 1 ? operands.tensor(1).t() : operands.tensor(1);
        float alpha = operands.node().decimal("alpha").orElse(1f);
        float beta = operands.node().decimal("beta").orElse(1f);
        Tensor product = torch.matmul(left, right);
        Tensor scaled = alpha == 1 ? product : product.mul(new Scalar(alpha));
        return operands.optional(2)
                .map(bias -> scaled.add(bias, new Scalar(beta)))
                .orElse(scaled);
    }

    private static Tensor layerNormalization(Operands operands) {
        Tensor value = operands.tensor(0);
        long axis = operands.number("axis", -1);
        long[] normalized = LongStream.range(axis < 0 ? axis + value.dim() : axis, value.dim())
                .map(value::size)
                .toArray();
        TensorOptional bias = operands.optional(2).map(TensorOptional::new).orElseGet(TensorOptional::new);
        double epsilon = operands.node().decimal("epsilon").orElse(1e-5f);
        return torch.layer_norm(value, normalized, new TensorOptional(operands.tensor(1)), bias, epsilon, false);
    }

    /** Before version 13 the axes behind {@code axis} were one; the last axis, which attention uses, meant the same. */
    private static Tensor softmax(Operands operands) {
        return torch.softmax(operands.tensor(0), operands.number("axis", -1));
    }

    /** Queries, keys and values {@code [B, H, T, d]}, and what is added to the scores before the softmax. */
    private static Tensor attention(Operands operands) {
        double share = operands.dropout().attention();
        return share == 0 ? fusedAttention(operands) : droppingAttention(operands, share);
    }

    private static Tensor fusedAttention(Operands operands) {
        TensorOptional mask = operands.optional(3).map(TensorOptional::new).orElseGet(TensorOptional::new);
        DoubleOptional scale = operands.node()
                .decimal("scale")
                .map(value -> new DoubleOptional(value))
                .orElseGet(DoubleOptional::new);
        return torch.scaled_dot_product_attention(
                operands.tensor(0), operands.tensor(1), operands.tensor(2), mask, 0, false, scale, false);
    }

    /** What the fused operation does too once it has to drop probabilities, with this thread's random numbers. */
    private static Tensor droppingAttention(Operands operands, double share) {
        Tensor queries = operands.tensor(0);
        double scale = operands.node()
                .decimal("scale")
                .map(Float::doubleValue)
                .orElseGet(() -> 1 / Math.sqrt((double) queries.size(-1)));
        Tensor scores =
                torch.matmul(queries.mul(new Scalar(scale)), operands.tensor(1).transpose(-2, -1));
        Tensor masked = operands.optional(3).map(scores::add).orElse(scores);
        return torch.matmul(dropped(torch.softmax(masked, -1), share), operands.tensor(2));
    }

    private static Tensor hiddenDropout(Operands operands) {
        double share = operands.dropout().hidden();
        return share == 0 ? new Tensor(operands.tensor(0)) : dropped(operands.tensor(0), share);
    }

    /** A share of the numbers becomes zero, the others grow so that their sum is expected to stay. */
    private static Tensor dropped(Tensor values, double share) {
        return DropMask.of(values, share).applyTo(values);
    }
}
