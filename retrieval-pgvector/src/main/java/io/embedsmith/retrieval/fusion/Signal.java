package io.embedsmith.retrieval.fusion;

/** One source of candidates. */
public enum Signal {
    /** Nearest vectors; score is the inner product of normalised vectors. */
    DENSE,
    /** Full text; score is BM25. */
    KEYWORD
}
