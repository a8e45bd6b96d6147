package io.embedsmith.evaluation.model;

/** Hears how far embedding is, and may stop it. */
@FunctionalInterface
public interface EmbeddingProgress {
    /**
     * Some texts have vectors; the others do not yet. What it throws ends the embedding; vectors that are there are kept.
     *
     * @param done texts, those found on disk among them
     */
    void embedded(long done, long total);
}
