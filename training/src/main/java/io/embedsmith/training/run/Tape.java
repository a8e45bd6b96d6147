package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.TapeBytes;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * What is kept of one share for its gradients. How much a part will take is told from what the model has run before, by its padded
 * tokens. The choice is the one that takes the least time: all is kept if the rest of the share then fits, only what is dear
 * to compute if not, and nothing where there is no room. The gradients are the same whatever it is.
 */
final class Tape {
    /** What is kept of a part. */
    enum Kept {
        /** All that its gradients need. */
        WHOLE,
        /** Without what is cheap to compute again. */
        LEAN,
        /** Its rows; it runs again. */
        NOTHING
    }

    private final TrainableModel model;
    private final TapeLimit limit;
    private final List<List<TokenIds>> parts;
    private long sequences;
    private double used;

    /** Of a share that is in these parts. */
    Tape(TrainableModel model, TapeLimit limit, List<List<TokenIds>> parts) {
        this.model = model;
        this.limit = limit;
        this.parts = parts;
    }

    /** What there is room for, once those before it are decided; the first is always kept. */
    Kept roomFor(int part) {
        TapeBytes known = model.tapeBytes();
        if (known.tokens() == 0) {
            return Kept.WHOLE;
        }
        if (sequences > 0
                && sequences + parts.get(part).size() > limit.sequences().orElse(Integer.MAX_VALUE)) {
            return Kept.NOTHING;
        }
        long rest = parts.subList(part, parts.size()).stream()
                .mapToLong(Tape::padded)
                .sum();
        if (used + known.whole(rest) <= limit.bytes()) {
            return Kept.WHOLE;
        }
        boolean fits = sequences == 0 || used + known.lean(padded(parts.get(part))) <= limit.bytes();
        return fits ? Kept.LEAN : Kept.NOTHING;
    }

    /** Runs the part and counts what is kept of it. */
    Tensor keep(int part, Kept kept, Supplier<Tensor> run) {
        Tensor output = run.get();
        TapeBytes known = model.tapeBytes();
        long tokens = padded(parts.get(part));
        used += kept == Kept.LEAN ? known.lean(tokens) : known.whole(tokens);
        sequences += parts.get(part).size();
        return output;
    }

    private static long padded(List<TokenIds> part) {
        return (long) part.getFirst().size() * part.size();
    }
}
