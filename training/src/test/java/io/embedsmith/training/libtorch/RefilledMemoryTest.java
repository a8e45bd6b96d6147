package io.embedsmith.training.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefilledMemoryTest {

    @BeforeAll
    static void load() {
        Libtorch.load(1);
    }

    @Test
    void isFilledOnceWhoeverReadsItFirst() {
        NativeMemory.scoped(() -> {
            Tensor weight = HostTensors.ofFloats(new float[] {1, 2}, 2).requires_grad_(true);
            Tensor squared = weight.mul(weight);
            List<String> filled = new ArrayList<>();
            RefilledMemory memory = new RefilledMemory(squared, () -> {
                filled.add("once more");
                return weight.detach().mul(weight.detach());
            });
            Tensor cubed = squared.mul(weight);
            Tensor fourth = squared.mul(squared);
            memory.refillBefore(cubed);
            memory.refillBefore(fourth);
            memory.empty();
            assertThat(squared.storage().data()).isNull();

            torch.add(cubed, fourth).sum().backward();

            assertThat(filled).containsExactly("once more");
            // 3 x² + 4 x³
            assertThat(HostTensors.toFloats(weight.grad())).containsExactly(7, 44);
            assertThat(HostTensors.toFloats(squared)).containsExactly(1, 4);
        });
    }

    /** The tape keeps a view then, and what the tensor itself was is gone. */
    @Test
    void outlivesTheTensor() {
        NativeMemory.scoped(() -> {
            Tensor weight = HostTensors.ofFloats(new float[] {1, 2}, 2).requires_grad_(true);
            Tensor squared = weight.mul(weight);
            RefilledMemory memory =
                    new RefilledMemory(squared, () -> weight.detach().mul(weight.detach()));
            Tensor view = squared.view(2, 1);
            Tensor cubed = view.mul(weight.view(2, 1));
            memory.refillBefore(cubed);
            view.deallocate();
            squared.deallocate();
            memory.empty();

            cubed.sum().backward();

            assertThat(HostTensors.toFloats(weight.grad())).containsExactly(3, 12);
        });
    }
}
