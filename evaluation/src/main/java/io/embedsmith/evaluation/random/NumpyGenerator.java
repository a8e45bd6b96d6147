package io.embedsmith.evaluation.random;

/** The stream of NumPy's {@code default_rng(seed)}. Not for use by several threads. */
public final class NumpyGenerator {
    private final Pcg64 bits;

    /** As {@code default_rng(seed)} for a seed that is not negative. */
    public NumpyGenerator(int seed) {
        this.bits = new Pcg64(new SeedSequence(seed).words(4));
    }

    /** As {@code shuffle(values)} of a list. */
    public void shuffle(int[] values) {
        Masked.shuffle(values, bits::nextWord);
    }
}
