package io.embedsmith.training.merge;

import java.util.OptionalInt;

/** The same tensor of every model that is merged; read when asked for, never all at once. */
interface TensorGroup {
    /** As Hugging Face has it. */
    String name();

    /** How many numbers it has. */
    int elements();

    /** How many models there are, the base aside. */
    int models();

    /** How much a model counts for this tensor. */
    double coefficient(int model);

    /** Reads a model's numbers. */
    void read(int model, float[] into);

    /** Reads the numbers of the model that the others were tuned from. */
    void readBase(float[] into);

    /** The model that alone counts, and counts once: a merge that adds nothing to it is that model, bit for bit. */
    default OptionalInt onlyModel() {
        OptionalInt only = OptionalInt.empty();
        for (int model = 0; model < models(); model++) {
            if (coefficient(model) != 0) {
                if (only.isPresent() || coefficient(model) != 1) {
                    return OptionalInt.empty();
                }
                only = OptionalInt.of(model);
            }
        }
        return only;
    }

    /** A model's numbers in an array of their own. */
    default float[] values(int model) {
        float[] values = new float[elements()];
        read(model, values);
        return values;
    }
}
