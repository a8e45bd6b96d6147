package io.embedsmith.training.mining;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** How many passages each rule dropped. */
final class DropCounts {
    private final Map<DropRule, Long> counts = new EnumMap<>(DropRule.class);

    void add(DropRule rule) {
        add(rule, 1);
    }

    void add(DropRule rule, long count) {
        counts.merge(rule, count, Long::sum);
    }

    void addAll(DropCounts other) {
        other.counts.forEach(this::add);
    }

    /** All rules in order, those that dropped nothing with 0. */
    SequencedMap<DropRule, Long> all() {
        SequencedMap<DropRule, Long> all = new LinkedHashMap<>();
        List.of(DropRule.values()).forEach(rule -> all.put(rule, counts.getOrDefault(rule, 0L)));
        return all;
    }
}
