package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.MultilabelText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One level of labels: the texts that have one there.
 *
 * @param places of those texts
 * @param labels of those texts
 */
record ClusterLevel(List<Integer> places, List<Label> labels) {
    private static final Label MISSING = Label.of(-1);

    static ClusterLevel of(List<MultilabelText> texts, int level) {
        List<Label> labels = new ArrayList<>();
        for (MultilabelText text : texts) {
            labels.add(text.labels().size() > level ? text.labels().get(level) : MISSING);
        }
        // MTEB marks a missing label by -1 in an array of NumPy, where among names it becomes the name "-1" and stays.
        boolean namesAmong = labels.stream().anyMatch(label -> !label.isNumber());
        List<Integer> places = IntStream.range(0, labels.size())
                .filter(i -> namesAmong || !labels.get(i).equals(MISSING))
                .boxed()
                .toList();
        return new ClusterLevel(places, places.stream().map(labels::get).toList());
    }

    /** Number of texts. */
    int size() {
        return places.size();
    }
}
