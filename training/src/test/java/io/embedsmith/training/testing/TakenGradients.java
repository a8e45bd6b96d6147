package io.embedsmith.training.testing;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Gradients as numbers, with none left behind: what is computed next adds to nothing. */
public final class TakenGradients {
    private TakenGradients() {}

    /** Of each parameter, in their order. */
    public static List<float[]> of(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter ->
                        NativeMemory.scoped(() -> take(parameter.value().grad())))
                .toList();
    }

    private static float[] take(Tensor gradient) {
        float[] numbers = HostTensors.toFloats(gradient);
        gradient.data().zero_();
        return numbers;
    }
}
