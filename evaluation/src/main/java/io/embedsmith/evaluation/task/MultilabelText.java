package io.embedsmith.evaluation.task;

import java.util.List;

/**
 * A text with several labels.
 *
 * @param labels in multilabel classification a set, perhaps empty; in clustering one for each level from the top, where
 *     the lower ones may be missing
 */
public record MultilabelText(String text, List<Label> labels) {

    public MultilabelText {
        labels = List.copyOf(labels);
    }
}
