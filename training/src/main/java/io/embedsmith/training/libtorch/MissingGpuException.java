package io.embedsmith.training.libtorch;

import io.embedsmith.training.TrainingException;

/** There is no GPU that libtorch can use: an operator has to act. */
public final class MissingGpuException extends TrainingException {
    private static final long serialVersionUID = 1L;

    MissingGpuException() {
        super(
                "device cuda is asked for, and libtorch finds no GPU; that takes an NVIDIA GPU with its driver, a build with"
                        + " 'mvn -Pgpu', and CUDA 13 with cuDNN 9 and NCCL on LD_LIBRARY_PATH. See to these, or take the device cpu");
    }
}
