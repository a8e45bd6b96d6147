package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.filter.FilterLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** Within the limits of filters; how deep a body nests is limited where it is read. */
    Filter toFilter() {
        Filter filter = unlimited();
        FilterLimits.require(filter);
        return filter;
    }

    private Filter unlimited() {
        long set = Stream.of(equals, anyOf, range, exists, and, or, not)
                .filter(Objects::nonNull)
                .count();
        if (set != 1) {
            throw refused("a filter has exactly one of equals, anyOf, range, exists, and, or, not; got " + set);
        }
        if (equals != null) {
            String field = field(equals.field());
            return new Filter.Equals(field, value(field, equals.value()));
        }
        if (anyOf != null) {
            String field = field(anyOf.field());
            return new Filter.AnyOf(field, values(field, anyOf.values()));
        }
        if (range != null) {
            return toRange(range);
        }
        if (exists != null) {
            return new Filter.Exists(field(exists.field()));
        }
        if (and != null) {
            return new Filter.And(all(and));
        }
        if (or != null) {
            return new Filter.Or(all(or));
        }
        return new Filter.Not(Objects.requireNonNull(not).unlimited());
    }

    private static List<Filter> all(List<FilterDto> filters) {
        List<Filter> result = new ArrayList<>();
        for (FilterDto filter : filters) {
            if (filter == null) {
                throw refused("a filter in a list is null; leave it out");
            }
            result.add(filter.unlimited());
        }
        return result;
    }

    private static Filter toRange(Bounds bounds) {
        String field = field(bounds.field());
        Optional<Object> min = Optional.ofNullable(bounds.min()).map(bound -> value(field, bound));
        Optional<Object> max = Optional.ofNullable(bounds.max()).map(bound -> value(field, bound));
        return new Filter.Range(field, min, max);
    }

    private static String field(@Nullable String field) {
        if (field == null || field.isBlank()) {
            throw refused("'field' is missing or blank; name a field of the metadata, or document.key");
        }
        return storable("field", field);
    }

    private static List<Object> values(String field, @Nullable List<@Nullable Object> values) {
        if (values == null) {
            throw refused("anyOf on field '" + field + "' has no 'values'; give a list");
        }
        return values.stream().map(value -> value(field, value)).toList();
    }

    private static Object value(String field, @Nullable Object value) {
        return switch (value) {
            case String text -> storable("the value of field '" + field + "'", text);
            case Number number -> number;
            case Boolean truth -> truth;
            case null ->
                throw refused(
                        "the value of field '" + field + "' is missing; text, numbers, true and false are allowed");
            default ->
                throw refused("the value of field '" + field + "' is a list or an object; text, numbers, true and false"
                        + " are allowed");
        };
    }

    private static String storable(String what, String text) {
        return Requests.storable(ErrorCode.INVALID_FILTER, what, text);
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCode.INVALID_FILTER, message);
    }
}
