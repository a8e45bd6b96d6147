package io.embedsmith.retrieval.search;

/** Which signals take part. */
public enum SearchMode {
    /** Dense and keyword, fused. */
    HYBRID,
    /** By meaning alone. */
    DENSE,
    /** By words alone. */
    KEYWORD
}
