package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Mean squared difference of cosine and label; labels from −1 to 1. */
public record CosineRegression() implements Loss<PairBatch> {

    @Override
    public Tensor of(PairBatch batch) {
        float[] labels = new float[batch.labels().size()];
        for (int i = 0; i < labels.length; i++) {
            double label = batch.labels().get(i);
            if (Math.abs(label) > 1) {
                throw new IllegalArgumentException("a label is " + label
                        + "; cosine regression needs labels from -1 to 1: scale them, or take cosent");
            }
            labels[i] = (float) label;
        }
        return torch.mse_loss(batch.cosines(), HostTensors.ofFloats(labels, labels.length));
    }

    @Override
    public Set<Demand> demands() {
        return Set.of(Demand.LABELS_OF_COSINES);
    }
}
