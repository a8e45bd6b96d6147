package io.embedsmith.evaluation.descriptor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A part of a task that is scored by itself, mostly a language.
 *
 * @param name {@code default} where a task has only one
 * @param languages with scripts, such as {@code cmn-Hans}
 * @param splits by name
 */
public record Subset(String name, List<String> languages, SequencedMap<String, SplitSource> splits) {
    /** Name of the only subset of a task. */
    public static final String DEFAULT = "default";

    public Subset {
        languages = List.copyOf(languages);
        splits = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(splits));
    }
}
