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
}
