package io.embedsmith.training.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TensorDeviceTest {

    @BeforeAll
    static void load() {
        Libtorch.load(1);
    }

    @Test
    void theProcessorTakesTensorsAsTheyAre() {
        NativeMemory.scoped(() -> {
            Tensor tensor = HostTensors.ofFloats(new float[] {1, 2}, 2);
            assertThat(TensorDevice.CPU.place(tensor)).isSameAs(tensor);
        });
        assertThat(TensorDevice.Choice.CPU.find()).isEqualTo(TensorDevice.CPU);
    }

    /** Any other device gets a copy; {@code meta} is one that has shapes and no numbers. */
    @Test
    void anotherDeviceGetsACopyThere() {
        NativeMemory.scoped(() -> {
            Tensor tensor = HostTensors.ofLongs(new long[] {1, 2, 3, 4}, 2, 2);
            Tensor there = new TensorDevice("meta").place(tensor);
            assertThat(there.is_meta()).isTrue();
            assertThat(there.shape()).containsExactly(2, 2);
            assertThat(there.scalar_type().intern()).isEqualTo(torch.ScalarType.Long);
        });
    }

    @Test
    void oneWorkerIsEnoughForAGpu() {
        assertThat(TensorDevice.CPU.workers(3)).isEqualTo(3);
        assertThat(TensorDevice.CUDA.workers(3)).isEqualTo(1);
    }

    @Test
    void aGpuIsTakenWhereThereIsOneAndMissedWhereItIsAskedFor() {
        if (torch.cuda_is_available()) {
            assertThat(TensorDevice.Choice.AUTO.find()).isEqualTo(TensorDevice.CUDA);
            assertThat(TensorDevice.Choice.CUDA.find()).isEqualTo(TensorDevice.CUDA);
        } else {
            assertThat(TensorDevice.Choice.AUTO.find()).isEqualTo(TensorDevice.CPU);
            assertThatThrownBy(TensorDevice.Choice.CUDA::find)
                    .isInstanceOf(MissingGpuException.class)
                    .hasMessageStartingWith("device cuda is asked for, and libtorch finds no GPU")
                    .hasMessageContaining("a build with 'mvn -Pgpu'")
                    .hasMessageContaining("or take the device cpu");
        }
    }
}
