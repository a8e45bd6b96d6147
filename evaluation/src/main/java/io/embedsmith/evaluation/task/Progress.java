package io.embedsmith.evaluation.task;

/** Hears how far a protocol is, perhaps from several threads. What embedding takes is heard from the embedder. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (stage, done, total) -> {};

    /**
     * Some work is done.
     *
     * @param stage what is being done, in a word or two, such as {@code experiments}
     * @param done how many, up to {@code total}
     */
    void advance(String stage, int done, int total);
}
