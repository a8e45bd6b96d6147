package io.embedsmith.training.optimizer;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What AdamW remembers of one parameter.
 *
 * @param parameter whose weights are changed
 * @param mean of its gradients
 * @param square mean of their squares
 * @param rateFactor that the learning rate of this parameter is multiplied by
 */
record Moments(Parameter parameter, Tensor mean, Tensor square, double rateFactor) {

    static Moments of(Parameter parameter, double rateFactor) {
        return NativeMemory.scoped(() -> new Moments(
                parameter,
                torch.zeros_like(parameter.value()).detach().retainReference(),
                torch.zeros_like(parameter.value()).detach().retainReference(),
                rateFactor));
    }

    /** Weights and biases of one axis, such as those of a layer norm, are not pulled towards zero. */
    boolean decays() {
        return parameter.value().dim() > 1;
    }

    void close() {
        mean.releaseReference();
        square.releaseReference();
    }
}
