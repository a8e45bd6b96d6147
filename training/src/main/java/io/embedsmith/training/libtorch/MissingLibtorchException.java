package io.embedsmith.training.libtorch;

import io.embedsmith.training.TrainingException;

/** The native library is not there for this machine: an operator has to act. */
public final class MissingLibtorchException extends TrainingException {
    private static final long serialVersionUID = 1L;

    MissingLibtorchException(Throwable cause) {
        super(
                "training needs libtorch, whose native library cannot be loaded on " + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch") + " (" + cause.getMessage()
                        + "); it is there for Linux on x86-64 with 400 MB free in ~/.javacpp/cache: train there, or set"
                        + " org.bytedeco.javacpp.cachedir to a folder that can be written",
                cause);
    }
}
