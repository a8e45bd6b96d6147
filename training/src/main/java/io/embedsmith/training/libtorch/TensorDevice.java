package io.embedsmith.training.libtorch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Where the tensors of a graph lie and are computed with. Numbers come from Java into the memory of the host; {@link #place}
 * is the one way from there to a device.
 *
 * @param name as libtorch has it
 */
public record TensorDevice(String name) {
    /** The processor, in the memory of the host. */
    public static final TensorDevice CPU = new TensorDevice("cpu");

    /** The first NVIDIA GPU. */
    public static final TensorDevice CUDA = new TensorDevice("cuda");

    /** What a caller asks for. */
    public enum Choice {
        /** The processor. */
        CPU,
        /** A GPU, or an error. */
        CUDA,
        /** A GPU if there is one, otherwise the processor. */
        AUTO;

        /**
         * The device; libtorch must be loaded.
         *
         * @throws MissingGpuException if there is no GPU, and one is asked for
         */
        public TensorDevice find() {
            return switch (this) {
                case CPU -> TensorDevice.CPU;
                case CUDA -> {
                    if (!torch.cuda_is_available()) {
                        throw new MissingGpuException();
                    }
                    yield TensorDevice.CUDA;
                }
                case AUTO -> torch.cuda_is_available() ? TensorDevice.CUDA : TensorDevice.CPU;
            };
        }
    }

    /** The tensor there: itself, or a copy with the same numbers that belongs to the open scope. */
    public Tensor place(Tensor tensor) {
        return equals(CPU) ? tensor : tensor.to(new Device(name), tensor.scalar_type());
    }

    /** Threads that share a batch: one is enough to keep a GPU at work. */
    public int workers(int threads) {
        return equals(CPU) ? threads : 1;
    }
}
