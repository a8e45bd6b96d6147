package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.retrieval.pgvector.schema.DatabaseSchema;

/**
 * Names of the tables of one collection. The number comes from the database, so that no text of a user ever becomes part
 * of a name.
 */
public record CollectionTables(long collection) {

    /** One row per document. */
    public String document() {
        return name("document_");
    }

    /** What is shown. */
    public String passage() {
        return name("passage_");
    }

    /** What dense search reads. */
    public String vector() {
        return name("vector_");
    }

    /** What keyword search reads. */
    public String terms() {
        return name("terms_");
    }

    /** Ledger of document frequencies. */
    public String statistic() {
        return name("statistic_");
    }

    /** Gives out passage numbers. */
    public String passageNumbers() {
        return name("passage_no_");
    }

    private String name(String prefix) {
        return DatabaseSchema.NAME + "." + prefix + collection;
    }
}
