package io.embedsmith.embedding.tokenizer;

/**
 * One text as a model takes it, special tokens included.
 *
 * @param ids of the tokens, shape {@code [T]}
 * @param typeIds segment of each token, shape {@code [T]}; all zero for one text in nearly every model
 */
@SuppressWarnings("ArrayRecordComponent") // an inner format of the runtime: filled once, read in loops, never compared
public record TokenIds(long[] ids, long[] typeIds) {

    /** Number of tokens. */
    public int size() {
        return ids.length;
    }
}
