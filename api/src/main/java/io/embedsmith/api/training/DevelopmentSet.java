package io.embedsmith.api.training;

import java.util.Objects;

/**
 * An evaluation set of the caller's, to measure a training on.
 *
 * @param collection whose passages are to be found
 * @param set its name
 */
public record DevelopmentSet(String collection, String set) {
    public DevelopmentSet {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(set, "set");
    }
}
