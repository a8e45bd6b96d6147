package io.embedsmith.evaluation.task;

import java.util.List;

/**
 * Data of classification.
 *
 * @param train what the classifier learns from
 * @param test what it is tried on
 */
public record LabelledSplits(List<LabelledText> train, List<LabelledText> test) implements TaskData {

    public LabelledSplits {
        train = NotEmpty.copyOf("texts to learn from", train);
        test = NotEmpty.copyOf("texts to try", test);
    }
}
