package io.embedsmith.evaluation.model;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.TestedModel;
import java.util.List;

/** Makes vectors of texts, here or elsewhere. Not safe for use by several threads. */
public interface TextEncoder {

    /** What results say of it. */
    TestedModel model();

    /**
     * Puts the model's instruction for the role before each text and makes its vector; the i-th vector is that of the i-th
     * text. A text over the model's limit is cut.
     */
    List<float[]> embed(TextRole role, List<String> texts);

    /**
     * How many texts are made into vectors before these are kept: what a failure can cost. For a model that runs here some
     * seconds of work, large enough that its last runs, when not every thread has work, do not count.
     */
    default int textsAtOnce() {
        return 2_048;
    }
}
