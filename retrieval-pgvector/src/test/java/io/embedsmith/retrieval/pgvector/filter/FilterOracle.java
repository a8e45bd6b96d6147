package io.embedsmith.retrieval.pgvector.filter;

import io.embedsmith.retrieval.filter.Filter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The obvious meaning of a filter, over metadata in memory. */
final class FilterOracle {

    private FilterOracle() {}

    static boolean holds(Filter filter, Map<String, Object> metadata) {
        return switch (filter) {
            case Filter.Equals equals -> anyElement(metadata, equals.field(), List.of(equals.value()));
            case Filter.AnyOf anyOf -> anyElement(metadata, anyOf.field(), anyOf.values());
            case Filter.Range range ->
                elements(metadata, range.field()).stream().anyMatch(value -> inRange(value, range));
            case Filter.Exists exists -> metadata.containsKey(exists.field());
            case Filter.And and -> and.filters().stream().allMatch(part -> holds(part, metadata));
            case Filter.Or or -> or.filters().stream().anyMatch(part -> holds(part, metadata));
            case Filter.Not not -> !holds(not.filter(), metadata);
        };
    }

    private static boolean anyElement(Map<String, Object> metadata, String field, List<Object> wanted) {
        return elements(metadata, field).stream()
                .anyMatch(
                        value -> wanted.stream().anyMatch(w -> compare(value, w).equals(Optional.of(0))));
    }

    private static Collection<?> elements(Map<String, Object> metadata, String field) {
        Object value = metadata.get(field);
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> list ? list : List.of(value);
    }

    private static boolean inRange(Object value, Filter.Range range) {
        return range.min()
                        .map(min -> compare(value, min).filter(c -> c >= 0).isPresent())
                        .orElse(true)
                && range.max()
                        .map(max -> compare(value, max).filter(c -> c <= 0).isPresent())
                        .orElse(true);
    }

    /** Empty where the two are of different kinds. */
    private static Optional<Integer> compare(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Optional.of(new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())));
        }
        if (left instanceof String a && right instanceof String b) {
            return Optional.of(byCodePoint(a, b));
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return Optional.of(a.compareTo(b));
        }
        return Optional.empty();
    }

    private static int byCodePoint(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }
}
