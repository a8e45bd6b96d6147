package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.retrieval.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition on metadata: exactly one of the fields is set. */
public record FilterDto(
        @Nullable Comparison equals,
        @Nullable Choice anyOf,
        @Nullable Bounds range,
        @Nullable Presence exists,
        @Nullable List<FilterDto> and,
        @Nullable List<FilterDto> or,
        @Nullable FilterDto not) {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_CONDITIONS = 256;
    private static final int MAX_VALUES = 1_000;

    /** A field and the value it holds. */
    public record Comparison(
            @Nullable String field, @Nullable Object value) {}

    /** A field and the values of which it holds one. */
    public record Choice(@Nullable String field, @Nullable List<@Nullable Object> values) {}

    /** A field and its bounds, both included. */
    public record Bounds(
            @Nullable String field,
            @Nullable Object min,
            @Nullable Object max) {}

    /** A field that is there. */
    public record Presence(@Nullable String field) {}

    Filter toFilter() {
        int[] conditions = {0};
        return toFilter(1, conditions);
    }

    private Filter toFilter(int depth, int[] conditions) {
        if (depth > MAX_DEPTH || ++conditions[0] > MAX_CONDITIONS) {
            throw refused("the filter is larger than allowed: " + MAX_CONDITIONS + " conditions, nested " + MAX_DEPTH
                    + " deep");
        }
        long set = Stream.of(equals, anyOf, range, exists, and, or, not)
                .filter(java.util.Objects::nonNull)
                .count();
        if (set != 1) {
            throw refused("a filter has exactly one of equals, anyOf, range, exists, and, or, not; got " + set);
        }
        if (equals != null) {
            return new Filter.Equals(field(equals.field()), value(equals.value()));
        }
        if (anyOf != null) {
            return new Filter.AnyOf(field(anyOf.field()), values(anyOf.values()));
        }
        if (range != null) {
            return toRange(range);
        }
        if (exists != null) {
            return new Filter.Exists(field(exists.field()));
        }
        if (and != null) {
            return new Filter.And(all(and, depth, conditions));
        }
        if (or != null) {
            return new Filter.Or(all(or, depth, conditions));
        }
        return new Filter.Not(java.util.Objects.requireNonNull(not).toFilter(depth + 1, conditions));
    }

    private static List<Filter> all(List<FilterDto> filters, int depth, int[] conditions) {
        List<Filter> result = new ArrayList<>();
        for (FilterDto filter : filters) {
            if (filter == null) {
                throw refused("a filter in a list is null; leave it out");
            }
            result.add(filter.toFilter(depth + 1, conditions));
        }
        return result;
    }

    private static Filter toRange(Bounds bounds) {
        Optional<Object> min = Optional.ofNullable(bounds.min()).map(FilterDto::bound);
        Optional<Object> max = Optional.ofNullable(bounds.max()).map(FilterDto::bound);
        if (min.isEmpty() && max.isEmpty()) {
            throw refused("range of field '" + bounds.field() + "' has neither min nor max; give one or both");
        }
        if (min.isPresent() && max.isPresent() && min.get() instanceof String != max.get() instanceof String) {
            throw refused("range of field '" + bounds.field() + "' mixes a number and a text; use one kind");
        }
        return new Filter.Range(field(bounds.field()), min, max);
    }

    private static Object bound(Object value) {
        if (value instanceof Boolean) {
            throw refused("a bound of a range is " + value + "; numbers or texts are allowed");
        }
        return value(value);
    }

    private static String field(@Nullable String field) {
        if (field == null || field.isBlank() || field.length() > 128) {
            throw refused("'field' is missing or not a name of 1 to 128 characters");
        }
        return Requests.storable("field", field);
    }

    private static List<Object> values(@Nullable List<@Nullable Object> values) {
        if (values == null || values.size() > MAX_VALUES) {
            throw refused("'values' has " + (values == null ? "no list" : values.size() + " entries") + "; up to "
                    + MAX_VALUES + " are allowed");
        }
        List<Object> result = new ArrayList<>();
        for (Object value : values) {
            result.add(value(value));
        }
        return result;
    }

    private static Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> Requests.storable("value", text);
            case Number number -> number;
            case Boolean truth -> truth;
            case null, default -> throw refused("a value of a filter is a string, a number or a boolean");
        };
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCode.INVALID_FILTER, message);
    }
}
