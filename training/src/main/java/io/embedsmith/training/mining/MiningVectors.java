package io.embedsmith.training.mining;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.neighbour.UnitVectors;

/**
 * What is compared.
 *
 * @param queries of the examples, one row for each, of length 1
 * @param passages one row for each of {@link Passages#texts()}, of length 1
 */
public record MiningVectors(Embeddings queries, Embeddings passages) {

    /** Makes the vectors one long each, so that scores are cosines. */
    public static MiningVectors unit(Embeddings queries, Embeddings passages) {
        return new MiningVectors(UnitVectors.of(queries), UnitVectors.of(passages));
    }
}
