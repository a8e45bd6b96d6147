package io.embedsmith.evaluation.model;

import io.embedsmith.embedding.text.TextRole;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Instructions that replace those of the model.
 *
 * @param byKey text by {@code query}, {@code passage} or {@code symmetric}; a role that is not there keeps the model's own
 */
public record TaskInstructions(Map<String, String> byKey) {
    /** Those of the model. */
    public static final TaskInstructions OF_MODEL = new TaskInstructions(Map.of());

    public TaskInstructions {
        byKey = Map.copyOf(byKey);
    }

    /** What replaces the model's instruction for the role. */
    Optional<String> replacing(TextRole role) {
        return Optional.ofNullable(byKey.get(role.name().toLowerCase(Locale.ROOT)));
    }
}
