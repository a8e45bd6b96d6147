package io.embedsmith.evaluation.task;

import java.util.List;

/** Nothing can be measured on nothing. */
final class NotEmpty {
    private NotEmpty() {}

    static <T> List<T> copyOf(String what, List<T> list) {
        if (list.isEmpty()) {
            throw new UnusableDataException("there are no " + what + "; at least 1 is needed, is the split empty?");
        }
        return List.copyOf(list);
    }
}
