package io.embedsmith.training.run;

import io.embedsmith.training.TrainingException;
import java.util.List;

/** Loss or gradient are no numbers any more. Whoever chose the settings or the data must act. */
public final class DivergedException extends TrainingException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> examples;

    DivergedException(String what, long step, List<String> examples) {
        super(what + " at step " + (step + 1)
                + " is not finite; the weights of the last checkpoint are kept. Look at the"
                + " examples of the batch, the first is '" + shortened(examples.getFirst())
                + "', or lower the learning rate or raise the temperature");
        this.examples = List.copyOf(examples);
    }

    /** What the batch was made of. */
    public List<String> examples() {
        return examples;
    }

    private static String shortened(String text) {
        int longest = 120;
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
