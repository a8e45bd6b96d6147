package io.embedsmith.training.run;

import io.embedsmith.training.TrainingException;
import java.nio.file.Path;

/** A checkpoint could not be written, for lack of room mostly. The operator must act; nothing else is lost. */
public final class UnwrittenCheckpointException extends TrainingException {
    private static final long serialVersionUID = 1L;

    UnwrittenCheckpointException(Path folder, long step, RuntimeException cause) {
        super(
                "the weights after step " + step + " cannot be kept: " + cause.getMessage() + "; make room in " + folder
                        + ", the checkpoint before is intact and the run goes on from it",
                cause);
    }
}
