package io.embedsmith.api.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a key may do; each scope holds the ones before it. */
public enum Scope {
    /** Search, embed, list. */
    READ,
    /** Documents, collections and jobs as well. */
    WRITE,
    /** Keys and watched folders as well. */
    ADMIN;

    /** Whether a key with this scope may do what needs {@code needed}. */
    public boolean covers(Scope needed) {
        return compareTo(needed) >= 0;
    }

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of a word.
     *
     * @throws IllegalArgumentException if there is no such scope
     */
    public static Scope ofWord(String word) {
        for (Scope scope : values()) {
            if (scope.word().equals(word)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("scope '" + word + "' is not known; known are "
                + Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", ")));
    }
}
