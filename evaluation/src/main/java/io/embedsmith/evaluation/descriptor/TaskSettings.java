package io.embedsmith.evaluation.descriptor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** What a descriptor sets of its type's protocol; what it leaves out is as in MTEB. */
public record TaskSettings(SequencedMap<String, String> values) {
    /** Everything as in MTEB. */
    public static final TaskSettings NONE = new TaskSettings(new LinkedHashMap<>());

    public TaskSettings {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** Empty when it is not set. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Empty when it is not set.
     *
     * @throws IllegalArgumentException if it is not 1 or more
     */
    public OptionalInt count(String name) {
        return text(name).map(text -> OptionalInt.of(parse(name, text))).orElseGet(OptionalInt::empty);
    }

    private static int parse(String name, String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + name + "' is '" + text + "'; a whole number of 1 or more is needed");
    }

    /** What is set, by name. */
    public Map<String, String> asMap() {
        return values;
    }
}
