package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Label;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels in ascending order and the number of each, from 0. */
final class Classes {
    private final List<Label> labels;
    private final Map<Label, Integer> numbers = new HashMap<>();

    private Classes(List<Label> labels) {
        this.labels = labels;
        labels.forEach(label -> numbers.put(label, numbers.size()));
    }

    static Classes of(Collection<Label> labels) {
        return new Classes(labels.stream().distinct().sorted().toList());
    }

    List<Label> labels() {
        return labels;
    }

    int size() {
        return labels.size();
    }

    boolean contains(Label label) {
        return numbers.containsKey(label);
    }

    int number(Label label) {
        Integer number = numbers.get(label);
        if (number == null) {
            throw new IllegalArgumentException("label " + label + " is none of " + labels + "; this is a bug");
        }
        return number;
    }

    int[] numbers(List<Label> ofItems) {
        return ofItems.stream().mapToInt(this::number).toArray();
    }
}
