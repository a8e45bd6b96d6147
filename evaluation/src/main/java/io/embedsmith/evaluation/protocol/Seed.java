package io.embedsmith.evaluation.protocol;

/** Where all random streams of MTEB begin. */
final class Seed {
    static final int VALUE = 42;

    private Seed() {}
}
