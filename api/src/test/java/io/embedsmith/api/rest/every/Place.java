package io.embedsmith.api.rest.every;

import java.util.List;
import java.util.stream.Stream;

/** Where in a call a value stands. */
sealed interface Place {
    /** A word that an error message may call it by. */
    String word();

    List<BadValue> badValues();

    /** Whether it is part of a condition, which messages call by the field that it is about. */
    default boolean isOfFilter() {
        return this instanceof InBody body && body.pointer().startsWith("/filter");
    }

    /** A part of the path. An empty one makes another address of it. */
    record InPath(String word) implements Place {
        @Override
        public List<BadValue> badValues() {
            return BadValue.texts().filter(value -> !value.text().isEmpty()).toList();
        }
    }

    /** A parameter behind the question mark. */
    record InQuery(String word, String usual) implements Place {
        @Override
        public List<BadValue> badValues() {
            return (usual.matches("\\d+") ? BadValue.numbers() : BadValue.texts()).toList();
        }
    }

    /** A string, number or truth value in the body. */
    record InBody(String pointer, boolean isNumber) implements Place {
        @Override
        public String word() {
            String field = pointer.replaceAll("(/\\d+)+$", "");
            return field.substring(field.lastIndexOf('/') + 1);
        }

        @Override
        public List<BadValue> badValues() {
            return Stream.concat(isNumber ? BadValue.numbers() : BadValue.texts(), BadValue.ofOtherTypes())
                    .toList();
        }
    }
}
