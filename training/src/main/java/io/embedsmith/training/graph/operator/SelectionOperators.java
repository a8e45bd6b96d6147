package io.embedsmith.training.graph.operator;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Parts of tensors, by position. */
final class SelectionOperators {
    static final Map<String, Operation> ALL =
            Map.ofEntries(entry("Gather", SelectionOperators::gather), entry("Slice", SelectionOperators::slice));

    private SelectionOperators() {}

    /** Rows of a table are an embedding, whose gradient libtorch sums without a scatter. */
    private static Tensor gather(Operands operands) {
        Tensor data = operands.tensor(0);
        Tensor indices = operands.tensor(1);
        long axis = wrapped(operands.number("axis", 0), data.dim());
        if (axis == 0 && data.dim() == 2 && torch.isFloatingType(data.scalar_type())) {
            return rows(data, indices.to(data.device(), torch.ScalarType.Long));
        }
        if (indices.dim() == 0) {
            return data.select(axis, operands.numbers(1)[0]);
        }
        Tensor whole = indices.to(data.device(), torch.ScalarType.Long);
        Tensor positive = torch.where(whole.lt(new Scalar(0)), whole.add(new Scalar(data.size(axis))), whole);
        long[] shape = LongStream.concat(
                        LongStream.concat(
                                LongStream.range(0, axis).map(data::size),
                                LongStream.range(0, indices.dim()).map(indices::size)),
                        LongStream.range(axis + 1, data.dim()).map(data::size))
                .toArray();
        return data.index_select(axis, positive.reshape(-1)).reshape(shape);
    }

    /**
     * Where few rows of a trained table are read, their gradient alone is added to the table's: one of the whole table, nearly all
     * zeros, was seen to take a twentieth of a step. It is added to what is there, which therefore has to be there.
     */
    private static Tensor rows(Tensor table, Tensor places) {
        boolean few = table.requires_grad() && table.is_leaf() && places.numel() < table.size(0);
        if (few && !table.grad().defined()) {
            table.mutable_grad().put(torch.zeros_like(table.detach()));
        }
        return torch.embedding(table, places, -1, false, few);
    }

    /** Bounds are attributes in older versions, inputs in newer ones; those beyond the end mean the end. */
    private static Tensor slice(Operands operands) {
        boolean inputs = operands.values().size() > 1;
        long[] starts = inputs ? operands.numbers(1) : attribute(operands, "starts");
        long[] ends = inputs ? operands.numbers(2) : attribute(operands, "ends");
        long[] axes = inputs && operands.optional(3).isPresent()
                ? operands.numbers(3)
                : operands.node()
                        .numbers("axes")
                        .map(Operands::unboxed)
                        .orElseGet(() -> LongStream.range(0, starts.length).toArray());
        long[] steps = operands.optional(4).isPresent() ? operands.numbers(4) : ones(starts.length);
        Tensor result = new Tensor(operands.tensor(0));
        for (int i = 0; i < starts.length; i++) {
            if (steps[i] < 1) {
                throw new UnsupportedOperatorException(operands.node(), "it walks backwards");
            }
            result = result.slice(axes[i], new LongOptional(starts[i]), new LongOptional(ends[i]), steps[i]);
        }
        return result;
    }

    private static long[] attribute(Operands operands, String name) {
        return operands.node()
                .numbers(name)
                .map(Operands::unboxed)
                .orElseThrow(() -> new UnsupportedOperatorException(operands.node(), "it has no '" + name + "'"));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static long wrapped(long axis, long rank) {
        return axis < 0 ? axis + rank : axis;
    }
}
