package io.embedsmith.training.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.DataPtr;
import org.bytedeco.pytorch.FunctionPreHook;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Memory of a tensor that is given back between its last use and the gradients of those that read it, and filled with the same
 * numbers again for these. The tape refers to the memory, not to its content, so it sees what is there by then. The object
 * must live until the gradients are there.
 */
public final class RefilledMemory {
    private final Tensor memory; // a handle of its own: what Tensor.storage() gives dies with the tensor
    private final Supplier<Tensor> numbers;
    private final List<FunctionPreHook> refills = new ArrayList<>(); // which native code refers to weakly
    private boolean empty;

    /**
     * Of a tensor that shares it with no other result, and belongs to the open scope as this does.
     *
     * @param numbers computes the same ones again, of the same layout, in memory that nothing else uses
     */
    public RefilledMemory(Tensor tensor, Supplier<Tensor> numbers) {
        this.memory = tensor.detach();
        this.numbers = numbers;
    }

    /** Refills it before the gradient of a result is taken back to what it was computed of. */
    public void refillBefore(Tensor reader) {
        FunctionPreHook refill = new Refill();
        refills.add(refill);
        reader.grad_fn().add_pre_hook(refill);
    }

    /** Gives it back. */
    public void empty() {
        memory.storage().set_data_ptr(new DataPtr()).deallocate();
        empty = true;
    }

    private void refill() {
        if (empty) {
            empty = false;
            NativeMemory.scoped(() -> {
                Tensor again = NativeMemory.withoutGradients(numbers);
                memory.storage().set_data_ptr_noswap(again.storage().set_data_ptr(new DataPtr()));
            });
            memory.deallocate(); // only the tape holds it from here on, and lets go of it
        }
    }

    private final class Refill extends FunctionPreHook {
        @Override
        public TensorVector apply(TensorVector gradients) {
            refill();
            return gradients;
        }
    }
}
