package io.embedsmith.training.run;

import io.embedsmith.training.TrainingException;
import java.nio.file.Path;
import java.util.Map;

/** A folder holds a run with other settings, which cannot be gone on with. The caller must act. */
public final class OtherRunException extends TrainingException {
    private static final long serialVersionUID = 1L;

    OtherRunException(Path folder, String setting, Map<String, String> there, Map<String, String> wanted) {
        super("the run in " + folder + " was begun with " + setting + " " + there.getOrDefault(setting, "not set")
                + ", now it is " + wanted.getOrDefault(setting, "not set")
                + "; go on with the settings of before, name another output, or remove that folder to begin anew");
    }
}
