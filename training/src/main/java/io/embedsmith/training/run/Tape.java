package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.TrainableModel;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * What is kept of one share for its gradients. How much a part will take is told from those before it, by their padded tokens;
 * so the choice depends on the batch alone, not on what the machine has free.
 */
final class Tape {
    /** Of each number that the graph computes, as measured: some are views of others, some are not needed again. */
    private static final double BYTES_PER_NUMBER = 3;

    private final TrainableModel model;
    private final TapeLimit limit;
    private long tokens;
    private long sequences;
    private double bytes;

    Tape(TrainableModel model, TapeLimit limit) {
        this.model = model;
        this.limit = limit;
    }

    /** Whether the part fits beside what is kept; the first always does. */
    boolean hasRoomFor(List<TokenIds> part) {
        return tokens == 0
                || (sequences + part.size() <= limit.sequences().orElse(Integer.MAX_VALUE)
                        && bytes / tokens * (tokens + padded(part)) <= limit.bytes());
    }

    /** Runs the part and counts what is kept of it. */
    Tensor keep(List<TokenIds> part, Supplier<Tensor> run) {
        long before = model.numbersComputed();
        Tensor output = run.get();
        bytes += BYTES_PER_NUMBER * (model.numbersComputed() - before);
        tokens += padded(part);
        sequences += part.size();
        return output;
    }

    private static long padded(List<TokenIds> part) {
        return (long) part.getFirst().size() * part.size();
    }
}
