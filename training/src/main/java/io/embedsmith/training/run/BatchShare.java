package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.ThreadGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * One worker's share of a batch: gives the rows of its sequences, waits until the loss of the whole batch has told their
 * gradient, and takes that back to the weights.
 *
 * <p>A share that is too large for memory goes by gradient caching (Gao et al. 2021, "Scaling Deep Contrastive Learning
 * Batch Size under Memory Limited Setup"): rows without a tape, then part by part again with one. The same numbers are
 * dropped both times.
 */
final class BatchShare {
    private final TrainableModel model;
    private final List<List<TokenIds>> parts;
    private final Dropout dropout;
    private final long seed;
    private final CompletableFuture<float[]> rows = new CompletableFuture<>();
    private final CompletableFuture<Optional<float[]>> gradient = new CompletableFuture<>();

    BatchShare(TrainableModel model, List<List<TokenIds>> parts, Dropout dropout, long seed) {
        this.model = model;
        this.parts = parts;
        this.dropout = dropout;
        this.seed = seed;
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
            if (parts.size() == 1) {
                whole();
            } else {
                inParts();
            }
            return true;
        } catch (RuntimeException | Error e) {
            rows.completeExceptionally(e);
            throw e;
        }
    }

    private void whole() {
        NativeMemory.scoped(() -> {
            Tensor output = forward(0);
            rows.complete(HostTensors.toFloats(output));
            gradient.join().ifPresent(values -> pushBack(output, values));
        });
    }

    private void inParts() {
        NativeMemory.scoped(() -> {
            Tensor outputs = NativeMemory.withoutGradients(() -> {
                List<Tensor> all = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    all.add(forward(i));
                }
                return torch.cat(new TensorVector(all.toArray(Tensor[]::new)));
            });
            rows.complete(HostTensors.toFloats(outputs));
        });
        gradient.join().ifPresent(values -> {
            int start = 0;
            for (int i = 0; i < parts.size(); i++) {
                int part = i;
                int length = values.length / sequences() * parts.get(i).size();
                float[] own = Arrays.copyOfRange(values, start, start + length);
                NativeMemory.scoped(() -> pushBack(forward(part), own));
                start += length;
            }
        });
    }

    private int sequences() {
        return parts.stream().mapToInt(List::size).sum();
    }

    private Tensor forward(int part) {
        ThreadGenerator.seed(seed + part);
        return model.forward(parts.get(part), dropout);
    }

    /** The product's gradient by the rows is the given one. */
    private static void pushBack(Tensor output, float... values) {
        Tensor given = HostTensors.ofFloats(values, output.shape());
        output.mul(given.to(output.device(), given.scalar_type())).sum().backward();
    }
}
