package io.embedsmith.training.graph.operator;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Many numbers to one along axes. */
final class ReductionOperators {
    static final Map<String, Operation> ALL = Map.ofEntries(
            entry("CumSum", operands -> torch.cumsum(operands.tensor(0), operands.numbers(1)[0])),
            entry("ReduceMax", reduction(torch::amax)),
            entry(
                    "ReduceMean",
                    reduction((value, axes, keep) -> torch.mean(value, axes, keep, new ScalarTypeOptional()))),
            entry("ReduceMin", reduction(torch::amin)),
            entry(
                    "ReduceSum",
                    reduction((value, axes, keep) -> torch.sum(value, axes, keep, new ScalarTypeOptional()))));

    private ReductionOperators() {}

    @FunctionalInterface
    private interface Reduction {
        Tensor apply(Tensor value, long[] axes, boolean keep);
    }

    private static Operation reduction(Reduction reduction) {
        return operands -> {
            Tensor value = operands.tensor(0);
            boolean keep = operands.number("keepdims", 1) == 1;
            long[] axes = operands.axes()
                    .filter(given -> given.length > 0)
                    .orElseGet(() -> LongStream.range(0, value.dim()).toArray());
            return reduction.apply(value, axes, keep);
        };
    }
}
