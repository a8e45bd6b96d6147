package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The cross-entropy of each pair's score for itself, the sigmoid of its logit, with its label. */
public record BinaryCrossEntropy() implements ScoreLoss<LabelledLogits> {

    @Override
    public Tensor of(LabelledLogits scores) {
        float[] labels = new float[scores.labels().size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = scores.labels().get(i).floatValue();
        }
        return torch.binary_cross_entropy_with_logits(scores.logits(), HostTensors.ofFloats(labels, labels.length));
    }
}
