package io.embedsmith.evaluation.task;

import java.util.List;

/**
 * Data of legacy clustering.
 *
 * @param sets each is clustered by itself
 */
public record ClusterSets(List<List<LabelledText>> sets) implements TaskData {

    public ClusterSets {
        sets = NotEmpty.copyOf("sets", sets).stream()
                .map(set -> NotEmpty.copyOf("texts in a set", set))
                .toList();
    }
}
