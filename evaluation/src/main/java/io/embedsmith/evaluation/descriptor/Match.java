package io.embedsmith.evaluation.descriptor;

import java.util.Locale;

/** How far a task's data are those of the published task of the same name. */
public enum Match {
    /** Rows and texts of the evaluation splits are the same; scores can be compared. */
    IDENTICAL,
    /** Another sample of the same source, or some rows differ; scores are near, not equal. */
    APPROXIMATE,
    /** There is no published task of the name. */
    NONE;

    /** As in descriptors. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
