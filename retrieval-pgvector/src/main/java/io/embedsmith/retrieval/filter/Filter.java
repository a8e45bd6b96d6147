package io.embedsmith.retrieval.filter;

import java.util.List;
import java.util.Optional;

/**
 * A condition on a passage's metadata. A field that a document does not have makes {@link Equals}, {@link AnyOf},
 * {@link Range} and {@link Exists} false, and {@link Not} of them true. The field {@code document.key} is always there.
 */
public sealed interface Filter {

    /** The field holds the value, or a list that contains it. Values are strings, numbers or booleans. */
    record Equals(String field, Object value) implements Filter {}

    /** The field holds one of the values, or a list that contains one. */
    record AnyOf(String field, List<Object> values) implements Filter {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /** The field lies between the bounds, both included. Both bounds are numbers or both are strings. */
    record Range(String field, Optional<Object> min, Optional<Object> max) implements Filter {}

    /** The field is there. */
    record Exists(String field) implements Filter {}

    /** All hold; true when there is none. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** One holds; false when there is none. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** It does not hold. */
    record Not(Filter filter) implements Filter {}
}
