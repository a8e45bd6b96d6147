package io.embedsmith.training.optimizer;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * AdamW: Adam with decay that does not go through the moments (Loshchilov and Hutter 2019, "Decoupled Weight Decay
 * Regularization", algorithm 2). Used by one thread at a time.
 */
public final class AdamW implements AutoCloseable {
    private final List<Moments> moments;
    private final AdamWSettings settings;
    private long steps;

    /**
     * Starts with empty moments.
     *
     * @param rateFactors parameters with what their learning rate is multiplied by
     */
    public AdamW(SequencedMap<Parameter, Double> rateFactors, AdamWSettings settings) {
        this.moments = rateFactors.entrySet().stream()
                .map(entry -> Moments.of(entry.getKey(), entry.getValue()))
                .toList();
        this.settings = settings;
    }

    /** Steps that were done. */
    public long steps() {
        return steps;
    }

    /** Changes every weight that has a gradient, and forgets the gradients. */
    public void step(double learningRate) {
        steps++;
        NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> {
            moments.forEach(own -> update(own, learningRate * own.rateFactor()));
            return true;
        }));
    }

    private void update(Moments own, double rate) {
        Tensor weights = own.parameter().value();
        Tensor gradient = weights.grad();
        if (!gradient.defined()) {
            return;
        }
        if (own.decays() && settings.weightDecay() > 0) {
            weights.mul_(new Scalar(1 - rate * settings.weightDecay()));
        }
        own.mean().lerp_(gradient, new Scalar(1 - settings.beta1()));
        own.square().mul_(new Scalar(settings.beta2())).addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
        double meanBias = 1 - Math.pow(settings.beta1(), (double) steps);
        double squareBias = 1 - Math.pow(settings.beta2(), (double) steps);
        Tensor root = own.square().sqrt();
        root.div_(new Scalar(Math.sqrt(squareBias))).add_(new Scalar(settings.epsilon()));
        weights.addcdiv_(own.mean(), root, new Scalar(-rate / meanBias));
        root.deallocate();
        gradient.zero_();
    }

    /** What is remembered of each parameter, to be saved, or overwritten in place by what was saved. */
    public SequencedMap<String, Tensor> memory() {
        SequencedMap<String, Tensor> memory = new LinkedHashMap<>();
        for (Moments own : moments) {
            memory.put("mean/" + own.parameter().name(), own.mean());
            memory.put("square/" + own.parameter().name(), own.square());
        }
        return memory;
    }

    /** Goes on as if so many steps had been done; {@link #memory} must be as it was then. */
    public void resumeAfter(long doneSteps) {
        this.steps = doneSteps;
    }

    @Override
    public void close() {
        moments.forEach(Moments::close);
    }
}
