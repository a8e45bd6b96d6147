package io.embedsmith.training.merge;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * Keeps each change with the chance {@code density}. Every tensor of every model has a stream of its own, made of the seed,
 * its name and the model's position, so that the order of tensors in a file does not matter.
 */
record RandomChanges(double density, Rescaling rescaling, Function<Place, Draw> draws) implements Sparsifier {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    RandomChanges {
        Sparsifier.checked(density);
    }

    RandomChanges(double density, Rescaling rescaling, long seed) {
        this(density, rescaling, of -> {
            SplittableRandom stream = stream(seed, of);
            return () -> stream.nextDouble() < density;
        });
    }

    /** Whether the next change stays. */
    @FunctionalInterface
    interface Draw {
        boolean keeps();
    }

    @Override
    public void apply(float[] changes, Place of) {
        Draw draw = draws.apply(of);
        double before = 0;
        double after = 0;
        for (int i = 0; i < changes.length; i++) {
            before += Math.abs(changes[i]);
            if (draw.keeps()) {
                after += Math.abs(changes[i]);
            } else {
                changes[i] = 0;
            }
        }
        Linear.scale(changes, rescaling.factor(density, before, after));
    }

    private static SplittableRandom stream(long seed, Place of) {
        CRC32C name = new CRC32C();
        name.update(of.tensor().getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(seed + GOLDEN_RATIO * ((name.getValue() << 16) | of.model()));
    }
}
