package io.embedsmith.training.optimizer;

import io.embedsmith.training.graph.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which parameters are trained, and how fast next to the last layer.
 *
 * @param frozenLayers so many layers from the first, and the embeddings, stay as they are; 0 freezes nothing
 * @param layerDecay factor from each layer to the one below it; 1 for the same rate everywhere
 */
public record RateFactors(int frozenLayers, double layerDecay) {
    /** Everything at the full rate. */
    public static final RateFactors SAME = new RateFactors(0, 1);

    private static final Pattern LAYER = Pattern.compile("\\blayers?\\.(\\d+)\\.");

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
     * The trained parameters with their factors. A matrix that the exporter gave no name belongs to the layer of the
     * parameter that is used after it, which is its bias; what comes before all layers are embeddings.
     *
     * @param parameters in order of computation
     */
    public SequencedMap<Parameter, Double> of(List<Parameter> parameters) {
        SequencedMap<Parameter, Integer> depths = new LinkedHashMap<>();
        int highest = 0;
        OptionalInt next = OptionalInt.empty();
        for (Parameter parameter : parameters.reversed()) {
            OptionalInt named = layer(parameter.name());
            boolean anonymous = !parameter.name().contains(".");
            int depth = named.orElse(anonymous ? next.orElse(-1) : -1);
            next = named.isPresent() ? named : next;
            depths.putFirst(parameter, depth);
            highest = Math.max(highest, depth);
        }
        SequencedMap<Parameter, Double> factors = new LinkedHashMap<>();
        int top = highest;
        depths.forEach((parameter, depth) -> {
            if (frozenLayers == 0 || depth >= frozenLayers) {
                factors.put(parameter, Math.pow(layerDecay, (double) top - depth));
            }
        });
        return factors;
    }

    private static OptionalInt layer(String name) {
        Matcher matcher = LAYER.matcher(name);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
