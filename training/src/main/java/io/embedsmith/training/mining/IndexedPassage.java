package io.embedsmith.training.mining;

import io.embedsmith.embedding.vector.DenseVector;

/**
 * A passage whose vector is known already.
 *
 * @param id puts passages in order, so that it matters not in which they were found
 */
public record IndexedPassage(String id, String text, DenseVector vector) {}
