package io.embedsmith.retrieval.collection;

/** How pgvector stores a component. */
public enum VectorType {
    /** 2 bytes; up to 4,000 dimensions in an HNSW index. Half the memory at no measurable loss of recall. */
    HALFVEC,
    /** 4 bytes; up to 2,000 dimensions in an HNSW index. */
    VECTOR
}
