package io.embedsmith.training.inspection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts findings, and keeps the first few of each kind. */
final class Findings {
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private final Map<Finding.Kind, List<String>> samples = new EnumMap<>(Finding.Kind.class);

    void add(Finding.Kind kind, String text) {
        int count = counts.merge(kind, 1, Integer::sum);
        if (count <= Finding.SAMPLES) {
            samples.computeIfAbsent(kind, k -> new ArrayList<>()).add(text);
        }
    }

    /** Adds where it holds. */
    void addIf(boolean holds, Finding.Kind kind, String text) {
        if (holds) {
            add(kind, text);
        }
    }

    /** Kind by kind, in their order. */
    List<Finding> all() {
        return counts.entrySet().stream()
                .map(entry ->
                        new Finding(entry.getKey(), entry.getValue(), samples.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }
}
