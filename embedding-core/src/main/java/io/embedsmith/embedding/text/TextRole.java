package io.embedsmith.embedding.text;

/** The side of a comparison that a text stands on; decides which instruction goes before it. */
public enum TextRole {
    /** What is asked. */
    QUERY,
    /** What is searched. */
    PASSAGE,
    /** Both sides are of one kind, as in STS: no instruction. */
    SYMMETRIC
}
