package io.embedsmith.evaluation.system;

/** How a model's makers say its vectors are compared. Higher is more alike, always. */
public enum Similarity {
    /** The angle; most models. */
    COSINE,
    /** The inner product; models whose vectors have lengths that mean something. */
    DOT
}
