package io.embedsmith.retrieval.extract;

/** What a block of a document is. */
public enum BlockKind {
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    /** First row of a table, naming its columns. */
    TABLE_HEADER,
    TABLE_ROW,
    /** Preformatted: line ends and spaces mean something. */
    CODE
}
