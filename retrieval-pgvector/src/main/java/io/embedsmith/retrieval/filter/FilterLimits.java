package io.embedsmith.retrieval.filter;

import io.embedsmith.retrieval.RetrievalException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a filter may hold; one that does not keep to it is refused as {@code invalid-filter} before any work is done. */
public final class FilterLimits {
    /** Deepest nesting; a condition that stands alone has depth 1. */
    public static final int MAX_DEPTH = 16;

    /** Most conditions, those that join others included. */
    public static final int MAX_CONDITIONS = 200;

    /** Most values of one {@link Filter.AnyOf}. */
    public static final int MAX_VALUES = 1_000;

    /** Longest field in UTF-16 units. */
    public static final int MAX_FIELD_LENGTH = 1_024;

    /** Most digits before or behind the point of a number; Postgres takes more, no metadata needs it. */
    private static final int MAX_DIGITS = 400;

    private int conditions;

    private FilterLimits() {}

    /** @throws RetrievalException {@code invalid-filter}, naming what is wrong, the value and the limit */
    public static void require(Filter filter) {
        new FilterLimits().check(filter, 1);
    }

    private void check(Filter filter, int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid("the filter is nested deeper than " + MAX_DEPTH + " levels; flatten its and, or and not");
        }
        if (++conditions > MAX_CONDITIONS) {
            throw invalid("the filter has more than " + MAX_CONDITIONS
                    + " conditions; use anyOf for several values of one field");
        }
        switch (filter) {
            case Filter.Equals equals -> {
                requireField(equals.field());
                requireValue(equals.field(), equals.value());
            }
            case Filter.AnyOf anyOf -> {
                requireField(anyOf.field());
                requireValues(anyOf.field(), anyOf.values());
            }
            case Filter.Range range -> {
                requireField(range.field());
                requireBounds(range);
            }
            case Filter.Exists exists -> requireField(exists.field());
            case Filter.And and -> and.filters().forEach(part -> check(part, depth + 1));
            case Filter.Or or -> or.filters().forEach(part -> check(part, depth + 1));
            case Filter.Not not -> check(not.filter(), depth + 1);
        }
    }

    private static void requireField(String field) {
        if (field.isEmpty() || field.length() > MAX_FIELD_LENGTH) {
            throw invalid("a filter's field has " + field.length() + " characters; 1 to " + MAX_FIELD_LENGTH
                    + " are allowed");
        }
    }

    private static void requireValues(String field, List<Object> values) {
        if (values.size() > MAX_VALUES) {
            throw invalid("anyOf on field '" + field + "' has " + values.size() + " values; at most " + MAX_VALUES
                    + " are allowed");
        }
        values.forEach(value -> requireValue(field, value));
    }

    private static void requireBounds(Filter.Range range) {
        String field = range.field();
        if (range.min().isEmpty() && range.max().isEmpty()) {
            throw invalid("range on field '" + field + "' has no bound; give min, max or both");
        }
        requireBound(field, range.min());
        requireBound(field, range.max());
        if (range.min().isPresent()
                && range.max().isPresent()
                && range.min().get() instanceof String != range.max().get() instanceof String) {
            throw invalid("range on field '" + field + "' has min "
                    + range.min().get() + " and max " + range.max().get() + "; both must be numbers or both text");
        }
    }

    private static void requireBound(String field, Optional<Object> bound) {
        if (bound.isEmpty()) {
            return;
        }
        requireValue(field, bound.get());
        if (bound.get() instanceof Boolean) {
            throw invalid("range on field '" + field + "' has the bound " + bound.get()
                    + "; a bound is a number or text, use equals for true and false");
        }
        if (bound.get() instanceof String text && !StorableText.isStorable(text)) {
            throw invalid("range on field '" + field
                    + "' has a bound with U+0000 or half of a surrogate pair; remove the character");
        }
    }

    private static void requireValue(String field, Object value) {
        switch (value) {
            case String text -> {}
            case Boolean flag -> {}
            case Double number when !Double.isFinite(number) -> throw notFinite(field, number);
            case Float number when !Float.isFinite(number) -> throw notFinite(field, number);
            case BigDecimal number
            when Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS ->
                throw tooLong(field);
            case BigInteger number when number.bitLength() > 3 * MAX_DIGITS -> throw tooLong(field);
            case Integer number -> {}
            case Long number -> {}
            case Short number -> {}
            case Byte number -> {}
            case Double number -> {}
            case Float number -> {}
            case BigDecimal number -> {}
            case BigInteger number -> {}
            default ->
                throw invalid("field '" + field + "' is compared with a "
                        + value.getClass().getSimpleName() + "; text, numbers, true and false are allowed");
        }
    }

    private static RetrievalException notFinite(String field, Number number) {
        return invalid("field '" + field + "' is compared with " + number + "; a finite number is needed");
    }

    private static RetrievalException tooLong(String field) {
        return invalid("field '" + field + "' is compared with a number of more than " + MAX_DIGITS + " digits");
    }

    private static RetrievalException invalid(String message) {
        return new RetrievalException(RetrievalException.Kind.INVALID, "invalid-filter", message);
    }
}
