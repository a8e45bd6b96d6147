package io.embedsmith.training.loss;

/** What a loss cannot do without. Where it is missing, the loss is refused before the first step. */
public enum Demand {
    /** A teacher's score of every passage. */
    TEACHER_SCORES,
    /** A negative of each query's own: with none, the loss is always 0. */
    OWN_NEGATIVES,
    /** Something else in the batch that a text is held against: with nothing, the loss is always 0. */
    RIVALS,
    /** Labels that a cosine can reach, from −1 to 1. */
    LABELS_OF_COSINES
}
