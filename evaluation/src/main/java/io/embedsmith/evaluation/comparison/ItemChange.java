package io.embedsmith.evaluation.comparison;

import java.util.Optional;

/**
 * An item with the scores of both systems.
 *
 * @param place which
 * @param text where it is known
 */
public record ItemChange(ItemPlace place, Optional<String> text, double first, double second) {

    /** The first system's score less the second's. */
    public double difference() {
        return first - second;
    }
}
