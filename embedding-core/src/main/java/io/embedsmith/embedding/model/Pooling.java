package io.embedsmith.embedding.model;

/** How the token states {@code [T, D]} of a text become its one vector {@code [D]}. Never guessed. */
public enum Pooling {
    /** State of the first token. */
    CLS,
    /** Mean of the states of the tokens that are not padding. */
    MEAN,
    /** State of the last token that is not padding. */
    LAST_TOKEN,
    /** Largest value of each component over the tokens that are not padding. */
    MAX,
    /** The graph pools itself: its output is one vector per text. */
    IN_GRAPH
}
