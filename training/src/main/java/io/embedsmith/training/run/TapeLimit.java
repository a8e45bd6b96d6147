package io.embedsmith.training.run;

import java.util.OptionalInt;

/**
 * How much of a batch is kept for its gradients. Where all of it does not fit, what is cheap to compute is left out and computed
 * again, which costs some hundredths. What is beyond that goes through the model twice: without a tape for its rows, and
 * again with one once the loss has told their gradient. That costs a third more time for it, and memory no longer grows with
 * the batch.
 *
 * @param sequences at most; empty for no such limit
 * @param bytes at most, about
 */
public record TapeLimit(OptionalInt sequences, long bytes) {
    /** 1.6 GiB, so that all of a small model's training stays below 3 GiB. */
    public static final TapeLimit STANDARD = new TapeLimit(OptionalInt.empty(), 13L << 27);

    public TapeLimit {
        sequences.ifPresent(count -> {
            if (count < 1) {
                throw new IllegalArgumentException("sequences at once is " + count + "; at least 1 is needed");
            }
        });
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "memory of activations is " + bytes + " bytes; more than 0 is needed, 1.6 GiB is usual");
        }
    }

    /** So many sequences and all the memory that they need. */
    public static TapeLimit ofSequences(int sequences) {
        return new TapeLimit(OptionalInt.of(sequences), Long.MAX_VALUE);
    }

    /** For one of so many workers. */
    TapeLimit share(int workers) {
        OptionalInt each = sequences.isPresent()
                ? OptionalInt.of(Math.max(1, sequences.getAsInt() / workers))
                : OptionalInt.empty();
        return new TapeLimit(each, Math.max(1, bytes / workers));
    }
}
