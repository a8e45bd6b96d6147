package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.objective.TextBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adds the gradients of batches to those that are there. Each batch is shared out among the workers, which meet at the loss
 * of all its rows; each has a gradient of its own, and they are added in a fixed order, so that the sum does not depend on
 * who was first.
 */
final class Gradients implements AutoCloseable {
    private final TrainableModel model;
    private final Workers workers;
    private final Dropout dropout;
    private final TapeLimit tape;
    private final List<TrainableModel> replicas = new ArrayList<>();

    Gradients(TrainableModel model, Workers workers, Dropout dropout, TapeLimit tape) {
        this.model = model;
        this.workers = workers;
        this.dropout = dropout;
        this.tape = tape;
        for (int i = 1; i < workers.count(); i++) {
            replicas.add(model.replica());
        }
    }

    /**
     * Adds {@code share} of the gradient of the batch's loss; nothing if that is no number.
     *
     * @param seed of what is dropped
     * @return the loss
     */
    double add(TextBatch batch, double share, long seed) {
        SharedOut sharedOut = SharedOut.of(batch.sequences(), workers.count());
        List<BatchShare> shares = shares(sharedOut, seed);
        List<Future<Boolean>> working =
                shares.stream().map(own -> workers.begin(own::work)).toList();
        try {
            return NativeMemory.scoped(() -> meet(batch, share, shares, sharedOut));
        } finally {
            shares.forEach(own -> own.give(Optional.empty()));
            Workers.awaitAll(working);
            collect();
        }
    }

    private List<BatchShare> shares(SharedOut sharedOut, long seed) {
        List<BatchShare> shares = new ArrayList<>();
        for (int i = 0; i < sharedOut.places().size(); i++) {
            List<TokenIds> own = sharedOut.sequences(i);
            TrainableModel replica = i == 0 ? model : replicas.get(i - 1);
            shares.add(new BatchShare(
                    replica, own, tape.share(workers.count()), new Dropped(dropout, seed + ((long) i << 32))));
        }
        return shares;
    }

    private static double meet(TextBatch batch, double share, List<BatchShare> shares, SharedOut sharedOut) {
        List<float[]> ofShares = shares.stream().map(BatchShare::rows).toList();
        int count = batch.sequences().size();
        int width = ofShares.getFirst().length / sharedOut.places().getFirst().size();
        Tensor rows = HostTensors.ofFloats(sharedOut.gather(ofShares, width), count, width)
                .requires_grad_(true);
        Tensor loss = batch.loss().apply(rows);
        double value = loss.item_double();
        if (Double.isFinite(value)) {
            loss.mul(new Scalar(share)).backward();
            float[] gradient = HostTensors.toFloats(rows.grad());
            for (int i = 0; i < shares.size(); i++) {
                shares.get(i).give(Optional.of(sharedOut.scatter(gradient, i, width)));
            }
        }
        return value;
    }

    /** Adds what the replicas found, one after the other, and forgets it there. */
    private void collect() {
        NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> {
            for (TrainableModel replica : replicas) {
                List<Parameter> own = model.parameters();
                List<Parameter> others = replica.parameters();
                for (int i = 0; i < own.size(); i++) {
                    Tensor found = others.get(i).value().grad();
                    if (found.defined()) {
                        own.get(i).value().grad().add_(found);
                        found.zero_();
                    }
                }
            }
            return true;
        }));
    }

    @Override
    public void close() {
        replicas.forEach(TrainableModel::close);
    }
}
