package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.objective.TextBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Adds the gradients of a batch to those that are there. A batch that is too large for memory is gone through in parts by
 * gradient caching (Gao et al. 2021, "Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup"): rows
 * without a tape, the loss and its gradient by the rows, then each part again with a tape and that gradient. The same
 * numbers are dropped both times.
 */
record Gradients(TrainableModel model, Dropout dropout, OptionalInt sequencesAtOnce) {

    /**
     * Adds {@code share} of the gradient of the batch's loss.
     *
     * @param seed of what is dropped
     * @return the loss
     */
    double add(TextBatch batch, double share, long seed) {
        int atOnce = sequencesAtOnce.orElse(Integer.MAX_VALUE);
        return batch.sequences().size() <= atOnce ? whole(batch, share, seed) : inParts(batch, share, seed);
    }

    private double whole(TextBatch batch, double share, long seed) {
        return NativeMemory.scoped(() -> {
            torch.manual_seed(seed);
            Tensor loss = batch.loss().apply(model.forward(batch.sequences(), dropout));
            double value = loss.item_double();
            if (Double.isFinite(value)) {
                loss.mul(new Scalar(share)).backward();
            }
            return value;
        });
    }

    private double inParts(TextBatch batch, double share, long seed) {
        List<List<TokenIds>> parts = parts(batch.sequences(), sequencesAtOnce.orElseThrow());
        return NativeMemory.scoped(() -> {
            Tensor rows = NativeMemory.withoutGradients(() -> rows(parts, seed));
            rows.requires_grad_(true);
            Tensor loss = batch.loss().apply(rows);
            double value = loss.item_double();
            if (Double.isFinite(value)) {
                loss.mul(new Scalar(share)).backward();
                TensorVector gradients = rows.grad().split(sequencesAtOnce.orElseThrow());
                for (int i = 0; i < parts.size(); i++) {
                    pushBack(parts.get(i), gradients.get(i), seed + i);
                }
            }
            return value;
        });
    }

    private Tensor rows(List<List<TokenIds>> parts, long seed) {
        List<Tensor> rows = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            torch.manual_seed(seed + i);
            rows.add(model.forward(parts.get(i), dropout));
        }
        return torch.cat(new TensorVector(rows.toArray(Tensor[]::new)));
    }

    /** The product's gradient by the rows is the given one. */
    private void pushBack(List<TokenIds> part, Tensor gradient, long seed) {
        NativeMemory.scoped(() -> {
            torch.manual_seed(seed);
            model.forward(part, dropout).mul(gradient).sum().backward();
        });
    }

    private static List<List<TokenIds>> parts(List<TokenIds> sequences, int atOnce) {
        List<List<TokenIds>> parts = new ArrayList<>();
        for (int start = 0; start < sequences.size(); start += atOnce) {
            parts.add(sequences.subList(start, Math.min(sequences.size(), start + atOnce)));
        }
        return parts;
    }
}
