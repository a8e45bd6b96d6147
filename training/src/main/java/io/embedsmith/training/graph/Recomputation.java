package io.embedsmith.training.graph;

import io.embedsmith.training.graph.operator.Operands;
import io.embedsmith.training.libtorch.RefilledMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * Results that are cheap to compute are not kept for the gradients but computed again for them: selective activation
 * recomputation (Korthikanti et al. 2022, "Reducing Activation Recomputation in Large Transformer Models",
 * arXiv 2205.05198). The gradients are the same to the last bit. One object serves the runs of one thread; it must live
 * until their gradients are there.
 */
public final class Recomputation {
    private final List<RefilledMemory> all = new ArrayList<>();
    private final Map<String, RefilledMemory> ofThisRun = new HashMap<>();

    /** Takes note of what a step gave and what reads it. */
    void follow(Step step, Operands operands, Tensor result) {
        if (!result.requires_grad()) {
            return;
        }
        if (Recomputable.isKeptBy(step.node())) {
            for (String input : Set.copyOf(step.node().inputs())) {
                Optional.ofNullable(ofThisRun.get(input)).ifPresent(memory -> memory.refillBefore(result));
            }
        }
        if (step.recomputable()) {
            Operands own = operands.detached();
            RefilledMemory memory = new RefilledMemory(result, () -> again(step, own));
            all.add(memory);
            ofThisRun.put(step.node().result(), memory);
        }
    }

    private static Tensor again(Step step, Operands operands) {
        Tensor result = step.operation().apply(operands);
        operands.release();
        return result;
    }

    /** No later step reads it. */
    void over(String result) {
        Optional.ofNullable(ofThisRun.remove(result)).ifPresent(RefilledMemory::empty);
    }
}
