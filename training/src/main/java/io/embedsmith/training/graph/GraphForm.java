package io.embedsmith.training.graph;

/** How the nodes of a graph are run. */
public enum GraphForm {
    /** Patterns as one operation each. */
    FUSED,
    /** Node by node as exported; slower, and without dropout. The oracle of the fused form. */
    AS_EXPORTED
}
