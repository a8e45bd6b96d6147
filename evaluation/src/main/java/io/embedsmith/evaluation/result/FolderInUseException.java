package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.EvaluationException;
import java.nio.file.Path;

/** Another run writes into the folder; the caller must act. */
public final class FolderInUseException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    /** Of that folder. */
    FolderInUseException(Path folder, String purpose) {
        super("another " + purpose + " writes into " + folder.toAbsolutePath()
                + "; wait for it, or choose another folder for the results");
    }
}
