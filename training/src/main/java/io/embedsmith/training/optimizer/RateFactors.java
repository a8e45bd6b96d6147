package io.embedsmith.training.optimizer;

import io.embedsmith.training.graph.LayerDepths;
import io.embedsmith.training.graph.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which parameters are trained, and how fast next to the last layer.
 *
 * @param frozenLayers so many layers from the first, and the embeddings, stay as they are; 0 freezes nothing
 * @param layerDecay factor from each layer to the one below it; 1 for the same rate everywhere
 */
public record RateFactors(int frozenLayers, double layerDecay) {
    /** Everything at the full rate. */
    public static final RateFactors SAME = new RateFactors(0, 1);

    public RateFactors {
        if (frozenLayers < 0) {
            throw new IllegalArgumentException("frozen layers is " + frozenLayers + "; 0 or more is needed");
        }
        if (!(layerDecay > 0 && layerDecay <= 1)) {
            throw new IllegalArgumentException(
                    "layer decay is " + layerDecay + "; more than 0 and at most 1 is needed");
        }
    }

    /**
     * The trained parameters with their factors. What stands on the last layer is as fast as that, and never frozen.
     *
     * @param parameters in order of computation
     */
    public SequencedMap<Parameter, Double> of(List<Parameter> parameters) {
        LayerDepths depths =
                LayerDepths.of(parameters.stream().map(Parameter::name).toList());
        SequencedMap<Parameter, Double> factors = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            int depth = Math.min(depths.depths().get(i), depths.highest());
            if (frozenLayers == 0 || depth >= frozenLayers || depths.isHead(i)) {
                factors.put(parameters.get(i), Math.pow(layerDecay, (double) depths.highest() - depth));
            }
        }
        return factors;
    }
}
