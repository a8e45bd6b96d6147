package io.embedsmith.evaluation.advice;

import java.util.Locale;

/**
 * How pgvector stores a vector, and about how many bytes that takes. The sizes of its HNSW index are those of its source
 * ({@code src/hnsw.h}: {@code HnswElementTupleData}, {@code HnswNeighborTupleData}); a row is one of PostgreSQL's with two ids.
 */
public enum VectorType {
    /** Two bytes a component. */
    HALFVEC(2),
    /** Four bytes a component. */
    VECTOR(4);

    private static final int VECTOR_HEADER = 8;
    private static final int ROW_HEADER = 24;
    private static final int ROW_IDS = 16;
    private static final int ITEM_POINTER = 6;
    private static final int ITEM_ID = 4;
    /** PostgreSQL's page; 8 bytes at its end are HNSW's. */
    private static final int PAGE = 8192;

    private static final int PAGE_HEADER = 24;
    private static final int PAGE_SPACE = PAGE - PAGE_HEADER - 8;
    private static final int META_PAGES = 1;
    /** Level, flags, ten row pointers, the pointer to the neighbours. */
    private static final int ELEMENT_HEADER = 4 + 10 * ITEM_POINTER + ITEM_POINTER + 2;

    private static final int NEIGHBOUR_HEADER = 4;
    private static final int CONNECTIONS = 16;

    private final int bytesPerComponent;

    VectorType(int bytesPerComponent) {
        this.bytesPerComponent = bytesPerComponent;
    }

    /** The name in SQL. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bytes of one vector. */
    public long bytes(int dimension) {
        return VECTOR_HEADER + (long) bytesPerComponent * dimension;
    }

    /** Bytes of so many vectors in rows and in an HNSW index with m = 16, about; texts and other columns not counted. */
    public long storage(int dimension, long passages) {
        return rows(dimension, passages) + index(dimension, passages);
    }

    /** A page holds a whole number of rows. */
    private long rows(int dimension, long passages) {
        long row = aligned(ROW_HEADER + ROW_IDS + bytes(dimension)) + ITEM_ID;
        return pages(passages, Math.max(1, (PAGE - PAGE_HEADER) / row)) * PAGE;
    }

    /**
     * An element and its neighbours stand on one page if they fit, so a page holds a whole number of them. One element in 16
     * also has neighbours on a higher level; that is left out. Where both do not fit, neighbours have pages of their own.
     */
    long index(int dimension, long passages) {
        long element = aligned(ELEMENT_HEADER + bytes(dimension)) + ITEM_ID;
        long neighbours = aligned(NEIGHBOUR_HEADER + 2L * CONNECTIONS * ITEM_POINTER) + ITEM_ID;
        long both = element + neighbours;
        long apart = both > PAGE_SPACE ? pages(passages, PAGE_SPACE / neighbours) : 0;
        return (META_PAGES + pages(passages, Math.max(1, PAGE_SPACE / both)) + apart) * PAGE;
    }

    private static long pages(long things, long perPage) {
        return (things + perPage - 1) / perPage;
    }

    private static long aligned(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
