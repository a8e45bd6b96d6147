package io.embedsmith.embedding.model;

import java.util.Locale;

/** What a model makes of text. */
public enum ModelKind {
    /** One text to one vector. */
    ENCODER,
    /** A query and a passage, read together, to one score; also called a cross-encoder. */
    RERANKER;

    /** As it is written and printed. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
