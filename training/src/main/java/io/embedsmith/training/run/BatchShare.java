package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.LengthOrder;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * One worker's share of a batch: gives the rows of its sequences, waits until the loss of the whole batch has told their
 * gradient, and takes that back to the weights.
 *
 * <p>The share goes through the model in parts of like length. Those that fit into the limit are kept on the tape. The others
 * go by gradient caching (Gao et al. 2021, "Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup"): rows
 * without a tape, then part by part again with one. The same numbers are dropped both times.
 */
final class BatchShare {
    private final TrainableModel model;
    private final List<List<TokenIds>> parts;
    private final TapeLimit limit;
    private final Dropped dropped;
    private final CompletableFuture<float[]> rows = new CompletableFuture<>();
    private final CompletableFuture<Optional<float[]>> gradient = new CompletableFuture<>();

    /** @param sequences from the longest to the shortest */
    BatchShare(TrainableModel model, List<TokenIds> sequences, TapeLimit limit, Dropped dropped) {
        this.model = model;
        this.parts = LengthOrder.runsOf(sequences).stream()
                .flatMap(run -> pieces(run, limit.sequences().orElse(Integer.MAX_VALUE)))
                .toList();
        this.limit = limit;
        this.dropped = dropped;
    }

    private static Stream<List<TokenIds>> pieces(List<TokenIds> run, int most) {
        return IntStream.iterate(0, start -> start < run.size(), start -> start + Math.min(most, run.size() - start))
                .mapToObj(start -> run.subList(start, start + Math.min(most, run.size() - start)));
    }

    /** Of all sequences, row by row, as soon as they are there. */
    float[] rows() {
        return rows.join();
    }

    /** Lets it go on, or end without gradients if there are none. */
    void give(Optional<float[]> ofRows) {
        gradient.complete(ofRows);
    }

    /** Works, in the thread of a worker. */
    boolean work() {
        try {
            NativeMemory.scoped(this::forwardAndBack);
            return true;
        } catch (RuntimeException | Error e) {
            rows.completeExceptionally(e);
            throw e;
        }
    }

    private void forwardAndBack() {
        Tape tape = new Tape(model, limit);
        List<Optional<Tensor>> kept = new ArrayList<>();
        List<float[]> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            if (tape.hasRoomFor(parts.get(part))) {
                Tensor output = tape.keep(parts.get(part), () -> forward(part));
                kept.add(Optional.of(output));
                found.add(HostTensors.toFloats(output));
            } else {
                kept.add(Optional.empty());
                found.add(NativeMemory.scoped(
                        () -> NativeMemory.withoutGradients(() -> HostTensors.toFloats(forward(part)))));
            }
        }
        rows.complete(joined(found));
        gradient.join().ifPresent(values -> back(kept, values));
    }

    private void back(List<Optional<Tensor>> kept, float... ofRows) {
        int width = ofRows.length / parts.stream().mapToInt(List::size).sum();
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            int end = start + width * parts.get(part).size();
            float[] own = Arrays.copyOfRange(ofRows, start, end);
            NativeMemory.scoped(() -> pushBack(kept.get(part).orElseGet(() -> forward(part)), own));
            start = end;
        }
    }

    private Tensor forward(int part) {
        return dropped.during(part, dropout -> model.forward(parts.get(part), dropout));
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int start = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, start, part.length);
            start += part.length;
        }
        return all;
    }

    /** The product's gradient by the rows is the given one. */
    private static void pushBack(Tensor output, float... values) {
        Tensor given = HostTensors.ofFloats(values, output.shape());
        output.mul(given.to(output.device(), given.scalar_type())).sum().backward();
    }
}
