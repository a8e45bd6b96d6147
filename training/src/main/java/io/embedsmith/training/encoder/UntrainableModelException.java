package io.embedsmith.training.encoder;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.TrainingException;

/** A model that cannot be trained as it is. */
public final class UntrainableModelException extends TrainingException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UntrainableModelException(String message) {
        super(message);
    }

    /** @param what the model is, in a word */
    static void requireFp32(String what, ModelDirectory model) {
        if (!model.card().precision().equals("fp32")) {
            throw new UntrainableModelException(
                    what + " " + model.card().id() + " has " + model.card().precision()
                            + " weights; only fp32 can be trained: take the model that it was made from");
        }
    }
}
