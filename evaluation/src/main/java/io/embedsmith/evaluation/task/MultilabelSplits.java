package io.embedsmith.evaluation.task;

import java.util.List;

/**
 * Data of multilabel classification.
 *
 * @param train what the classifier learns from
 * @param test what it is tried on
 */
public record MultilabelSplits(List<MultilabelText> train, List<MultilabelText> test) implements TaskData {

    public MultilabelSplits {
        train = NotEmpty.copyOf("texts to learn from", train);
        test = NotEmpty.copyOf("texts to try", test);
    }
}
