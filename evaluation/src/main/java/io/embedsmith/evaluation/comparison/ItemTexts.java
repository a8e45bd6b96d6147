package io.embedsmith.evaluation.comparison;

import java.util.Optional;

/** Looks up what people read of an item. */
@FunctionalInterface
public interface ItemTexts {
    /** Knows none. */
    ItemTexts NONE = place -> Optional.empty();

    /** The text; empty where it is not known. */
    Optional<String> of(ItemPlace place);
}
