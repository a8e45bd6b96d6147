package io.embedsmith.training.optimizer;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The length of all gradients taken as one vector (Pascanu et al. 2013). */
public final class GradientNorm {
    private GradientNorm() {}

    /**
     * Scales the gradients down to {@code max} if they are longer; gradients that are not finite stay as they are.
     *
     * @return the length before
     */
    public static double clip(List<Parameter> parameters, double max) {
        if (!(max > 0)) {
            throw new IllegalArgumentException("the largest gradient norm is " + max + "; more than 0 is needed");
        }
        return NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> {
            List<Tensor> gradients = parameters.stream()
                    .map(parameter -> parameter.value().grad())
                    .filter(Tensor::defined)
                    .toList();
            double square = 0;
            for (Tensor gradient : gradients) {
                double length = gradient.norm().item_double();
                square += length * length;
            }
            double norm = Math.sqrt(square);
            if (norm > max && Double.isFinite(norm)) {
                gradients.forEach(gradient -> gradient.mul_(new Scalar(max / norm)));
            }
            return norm;
        }));
    }
}
