package io.embedsmith.evaluation.task;

import java.util.List;

/**
 * Data of fast clustering.
 *
 * @param texts with a label for each level
 */
public record ClusterTexts(List<MultilabelText> texts) implements TaskData {

    public ClusterTexts {
        texts = NotEmpty.copyOf("texts", texts);
    }
}
