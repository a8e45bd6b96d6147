package io.embedsmith.training.graph.lora;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * What is trained in the place of a matrix.
 *
 * @param layer that it belongs to
 * @param down {@code A [rank, in]}
 * @param up {@code B [out, rank]}
 * @param scale of their product
 */
public record LowRankPair(LinearLayer layer, Parameter down, Parameter up, float scale) {

    /**
     * {@code A} uniform within ±1/√in, which is He et al.'s initialisation with a slope of √5 as PEFT calls it, and {@code
     * B} zero: so the layer begins as it was.
     */
    public static LowRankPair draw(LinearLayer layer, LoraSettings settings, RandomGenerator random) {
        double bound = 1 / Math.sqrt((double) layer.inputs());
        float[] down = new float[Math.toIntExact(settings.rank() * layer.inputs())];
        for (int i = 0; i < down.length; i++) {
            down[i] = (float) random.nextDouble(-bound, bound);
        }
        float[] up = new float[Math.toIntExact(layer.outputs() * settings.rank())];
        return new LowRankPair(
                layer,
                parameter(layer.down(), down, settings.rank(), layer.inputs()),
                parameter(layer.up(), up, layer.outputs(), settings.rank()),
                settings.scale());
    }

    private static Parameter parameter(String name, float[] values, long... shape) {
        Tensor tensor = NativeMemory.scoped(
                () -> HostTensors.ofFloats(values, shape).clone().detach().retainReference());
        return new Parameter(name, tensor.requires_grad_(true));
    }

    /** The same pair with other handles. */
    public LowRankPair with(UnaryOperator<Parameter> handle) {
        return new LowRankPair(layer, handle.apply(down), handle.apply(up), scale);
    }

    /** {@code W + scale · B A}, as the graph keeps the matrix; belongs to the open scope. */
    public Tensor merged(Tensor matrix) {
        Tensor change = up.value().matmul(down.value());
        Tensor stored =
                switch (layer.storage()) {
                    case OUTPUTS_FIRST -> change;
                    case INPUTS_FIRST -> change.t();
                };
        return matrix.add(stored, new Scalar(scale));
    }

    /** Frees the pair. */
    public void close() {
        down.value().releaseReference();
        up.value().releaseReference();
    }
}
