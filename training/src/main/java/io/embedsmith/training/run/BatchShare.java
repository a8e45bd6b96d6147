package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.LengthOrder;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.Recomputation;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import java.lang.ref.Reference;
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
 * <p>The share goes through the model in parts of like length. Those that fit into the limit are kept on the tape, as many as
 * must be without what is cheap to compute again. The others go by gradient caching (Gao et al. 2021, "Scaling Deep
 * Contrastive Learning Batch Size under Memory Limited Setup"): rows without a tape, then part by part again with one. The
 * same numbers are dropped both times.
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
        Recomputation recomputation = new Recomputation();
        try {
            List<Optional<Tensor>> kept = new ArrayList<>();
            List<float[]> found = forward(recomputation, kept);
            rows.complete(joined(found));
            gradient.join().ifPresent(values -> back(kept, values));
        } finally {
            Reference.reachabilityFence(recomputation);
        }
    }

    /** The rows of each part; adds those that are kept. */
    private List<float[]> forward(Recomputation recomputation, List<Optional<Tensor>> kept) {
        Tape tape = new Tape(model, limit, parts);
        List<float[]> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            Tape.Kept room = tape.roomFor(part);
            Optional<Tensor> output =
                    switch (room) {
                        case WHOLE -> Optional.of(tape.keep(part, room, () -> forward(part, Optional.empty())));
                        case LEAN ->
                            Optional.of(tape.keep(part, room, () -> forward(part, Optional.of(recomputation))));
                        case NOTHING -> Optional.empty();
                    };
            kept.add(output);
            found.add(output.map(HostTensors::toFloats).orElseGet(() -> rowsOf(part)));
        }
        return found;
    }

    private float[] rowsOf(int part) {
        return NativeMemory.scoped(
                () -> NativeMemory.withoutGradients(() -> HostTensors.toFloats(forward(part, Optional.empty()))));
    }

    private void back(List<Optional<Tensor>> kept, float... ofRows) {
        int width = ofRows.length / parts.stream().mapToInt(List::size).sum();
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            int end = start + width * parts.get(part).size();
            float[] own = Arrays.copyOfRange(ofRows, start, end);
            NativeMemory.scoped(() -> pushBack(kept.get(part).orElseGet(() -> forward(part, Optional.empty())), own));
            start = end;
        }
    }

    private Tensor forward(int part, Optional<Recomputation> recomputation) {
        return dropped.during(part, dropout -> model.forward(parts.get(part), new Pass(dropout, recomputation)));
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
