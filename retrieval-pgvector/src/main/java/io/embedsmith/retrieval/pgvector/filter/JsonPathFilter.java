package io.embedsmith.retrieval.pgvector.filter;

import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.filter.FilterLimits;
import io.embedsmith.retrieval.filter.StorableText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A filter as a jsonpath predicate for {@code metadata @@ ?::jsonpath}: one bound parameter, whatever the filter, and a GIN
 * index of the class {@code jsonb_path_ops} answers its equalities.
 *
 * <p>Implementation note. jsonpath has three truth values, and comparing text with a number gives the third; {@code !} of
 * it is not true. So each condition stands in {@code exists(field ? (…))}, which takes everything but true as false. In lax
 * mode, the default, a filter expression looks at each element of a list, and text compares by code point whatever the
 * collation of the database.
 */
public final class JsonPathFilter {
    /** The field that holds the document's key. */
    public static final String DOCUMENT_KEY = "document.key";

    private static final String ALWAYS = "(1 == 1)";
    private static final String NEVER = "(1 == 0)";

    private JsonPathFilter() {}

    /** @throws io.embedsmith.retrieval.RetrievalException {@code invalid-filter} */
    public static String of(Filter filter) {
        FilterLimits.require(filter);
        return predicate(filter);
    }

    private static String predicate(Filter filter) {
        return switch (filter) {
            case Filter.Equals equals -> anyOf(equals.field(), List.of(equals.value()));
            case Filter.AnyOf anyOf -> anyOf(anyOf.field(), anyOf.values());
            case Filter.Range range -> range(range);
            case Filter.Exists exists -> exists(exists.field(), "");
            case Filter.And and -> joined(and.filters(), " && ", ALWAYS);
            case Filter.Or or -> joined(or.filters(), " || ", NEVER);
            case Filter.Not not -> "(!" + predicate(not.filter()) + ")";
        };
    }

    private static String joined(List<Filter> filters, String operator, String whenEmpty) {
        return filters.isEmpty()
                ? whenEmpty
                : filters.stream().map(JsonPathFilter::predicate).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String anyOf(String field, List<Object> values) {
        String condition = values.stream()
                .filter(value -> !(value instanceof String text) || StorableText.isStorable(text))
                .map(value -> "@ == " + JsonPathLiteral.of(value))
                .collect(Collectors.joining(" || "));
        return condition.isEmpty() ? NEVER : exists(field, " ? (" + condition + ")");
    }

    private static String range(Filter.Range range) {
        return exists(
                range.field(), " ? (" + bound(">=", range.min()) + bothBounds(range) + bound("<=", range.max()) + ")");
    }

    private static String bothBounds(Filter.Range range) {
        return range.min().isPresent() && range.max().isPresent() ? " && " : "";
    }

    private static String bound(String operator, Optional<Object> value) {
        return value.map(bound -> "@ " + operator + " " + JsonPathLiteral.of(bound))
                .orElse("");
    }

    private static String exists(String field, String condition) {
        return StorableText.isStorable(field) ? "(exists($." + JsonPathLiteral.quoted(field) + condition + "))" : NEVER;
    }
}
