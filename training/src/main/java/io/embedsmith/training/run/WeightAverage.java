package io.embedsmith.training.run;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An exponential moving average of the weights, which generalises better than the last ones (Polyak and Juditsky 1992;
 * Izmailov et al. 2018). While it is young it follows faster: its share of the past is at most {@code (1 + step) / (10 +
 * step)}, so that the first weights do not weigh for ever.
 */
final class WeightAverage implements AutoCloseable {
    private final List<Parameter> parameters;
    private final List<Tensor> averages;
    private final double kept;

    WeightAverage(List<Parameter> parameters, double kept) {
        this.parameters = parameters;
        this.averages = NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> parameters.stream()
                .map(parameter -> parameter.value().detach().clone().<Tensor>retainReference())
                .toList()));
        this.kept = kept;
    }

    SequencedMap<String, Tensor> memory() {
        SequencedMap<String, Tensor> memory = new LinkedHashMap<>();
        for (int i = 0; i < averages.size(); i++) {
            memory.put("average/" + parameters.get(i).name(), averages.get(i));
        }
        return memory;
    }

    void follow(long step) {
        double share = Math.min(kept, (1.0 + step) / (10.0 + step));
        NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> {
            for (int i = 0; i < averages.size(); i++) {
                averages.get(i).lerp_(parameters.get(i).value().detach(), new Scalar(1 - share));
            }
            return true;
        }));
    }

    /** Works with the averages in the place of the weights, and puts the weights back. */
    <T> T during(Supplier<T> work) {
        swap();
        try {
            return work.get();
        } finally {
            swap();
        }
    }

    /** Puts the averages in the place of the weights. */
    void swap() {
        NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> {
            for (int i = 0; i < averages.size(); i++) {
                Tensor weights = parameters.get(i).value();
                Tensor before = weights.detach().clone();
                weights.copy_(averages.get(i));
                averages.get(i).copy_(before);
                before.deallocate();
            }
            return true;
        }));
    }

    @Override
    public void close() {
        averages.forEach(Tensor::releaseReference);
    }
}
