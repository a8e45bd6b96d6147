package io.embedsmith.training.run;

import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.ThreadGenerator;
import java.util.function.Function;

/**
 * Which numbers are dropped: those that the seed of a part gives, however often it is run.
 *
 * @param seed of the first part
 */
record Dropped(Dropout dropout, long seed) {

    /** Runs a part. */
    <T> T during(int part, Function<Dropout, T> run) {
        ThreadGenerator.seed(seed + part);
        return run.apply(dropout);
    }
}
