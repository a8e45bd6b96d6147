package io.embedsmith.retrieval.pgvector.store;

/** Terms of the ledger that are no terms: counts of the collection as a whole. See V2 of the migrations. */
public final class Ledger {
    /** Passages. */
    public static final int PASSAGES = 0;

    /** Sum of the passages' lengths in tokens. */
    public static final int TOTAL_LENGTH = -1;

    /** Documents that can be found. */
    public static final int DOCUMENTS = -2;

    /** Documents that could not be read. */
    public static final int FAILED_DOCUMENTS = -3;

    private Ledger() {}
}
