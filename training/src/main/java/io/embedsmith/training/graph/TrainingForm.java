package io.embedsmith.training.graph;

import io.embedsmith.training.graph.lora.LoraSettings;
import java.util.Optional;

/**
 * What of a model is trained.
 *
 * @param lora pairs in the place of the matrices; empty for all weights
 */
public record TrainingForm(Optional<LoraSettings> lora) {
    /** All weights. */
    public static final TrainingForm USUAL = new TrainingForm(Optional.empty());
}
