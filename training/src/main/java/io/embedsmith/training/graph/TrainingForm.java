package io.embedsmith.training.graph;

import io.embedsmith.training.graph.lora.LoraSettings;
import io.embedsmith.training.libtorch.TensorDevice;
import java.util.Optional;

/**
 * What of a model is trained, in which numbers, and where.
 *
 * @param lora pairs in the place of the matrices; empty for all weights
 * @param precision of the products
 * @param device that computes
 */
public record TrainingForm(Optional<LoraSettings> lora, Precision precision, TensorDevice.Choice device) {
    /** All weights, in fp32, by the processor. */
    public static final TrainingForm USUAL =
            new TrainingForm(Optional.empty(), Precision.FP32, TensorDevice.Choice.CPU);

    /** Pairs in the place of the weights, in fp32, by the processor. */
    public static TrainingForm of(LoraSettings lora) {
        return new TrainingForm(Optional.of(lora), Precision.FP32, TensorDevice.Choice.CPU);
    }
}
