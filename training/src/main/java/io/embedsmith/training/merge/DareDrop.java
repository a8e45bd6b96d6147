package io.embedsmith.training.merge;

import java.util.Locale;

/**
 * Which changes DARE keeps.
 *
 * @param density chance of each change to be kept; the paper keeps 0.1 and less of a language model's changes
 * @param rescaling what makes up for those that are dropped
 * @param seed of the draw
 */
public record DareDrop(double density, Rescaling rescaling, long seed) {

    public DareDrop {
        Sparsifier.checked(density);
    }

    Sparsifier sparsifier() {
        return density == 1 ? new Sparsifier.Nothing() : new RandomChanges(density, rescaling, seed);
    }

    String description() {
        return "density=" + density + " rescale=" + rescaling.name().toLowerCase(Locale.ROOT) + " seed=" + seed;
    }
}
