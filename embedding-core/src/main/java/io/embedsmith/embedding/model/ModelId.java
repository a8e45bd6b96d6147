package io.embedsmith.embedding.model;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Name of a model in the registry, for example {@code bge-small-zh-v1.5}.
 *
 * @param value letters, digits, dot, hyphen, underscore; starts with a letter or digit; at most 96 characters
 */
public record ModelId(String value) implements Comparable<ModelId> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

    public ModelId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("model id '" + value.substring(0, Math.min(96, value.length()))
                    + "' is not allowed: 1 to 96 letters, digits, '.', '-' or '_', starting with a letter or digit");
        }
    }

    /** A folder's name as an id; characters that an id cannot have become hyphens. */
    static ModelId ofFolder(Path folder) {
        String name = String.valueOf(folder.getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
        String start = name.replaceFirst("^[^A-Za-z0-9]+", "");
        return new ModelId(start.substring(0, Math.min(96, start.length())));
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
