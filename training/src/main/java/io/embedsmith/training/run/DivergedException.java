package io.embedsmith.training.run;

import io.embedsmith.training.TrainingException;
import io.embedsmith.training.data.Example;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.LabelledPairWriter;
import io.embedsmith.training.data.TrainingExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loss or gradient are no numbers any more. Whoever chose the settings or the data must act. */
public final class DivergedException extends TrainingException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> examples;

    private DivergedException(String what, long step, Path file, List<String> examples) {
        super(what + " at step " + (step + 1)
                + " is not finite; the weights of the last checkpoint are kept. The " + examples.size()
                + " examples of the step are in " + file + ", the first is '" + shortened(examples.getFirst())
                + "': look at them, or train on that file alone with a batch size of " + examples.size()
                + "; or lower the learning rate, or raise the temperature");
        this.examples = List.copyOf(examples);
    }

    /** Keeps the examples of the step in a file that can be trained on. */
    static DivergedException of(String what, long step, Path file, List<? extends Example> examples) {
        List<TrainingExample> ofQueries = new ArrayList<>();
        List<LabelledPair> pairs = new ArrayList<>();
        for (Example example : examples) {
            switch (example) {
                case TrainingExample ofQuery -> ofQueries.add(ofQuery);
                case LabelledPair pair -> pairs.add(pair);
            }
        }
        if (pairs.isEmpty()) {
            FlagEmbeddingWriter.write(file, ofQueries);
        } else {
            LabelledPairWriter.write(file, pairs);
        }
        return new DivergedException(
                what, step, file, examples.stream().map(Example::summary).toList());
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
