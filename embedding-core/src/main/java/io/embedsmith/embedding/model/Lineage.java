package io.embedsmith.embedding.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model comes from.
 *
 * @param origin address of the model card; empty when it was made here
 * @param parents models that it was quantised, trained or merged from
 * @param trainingRun id of the run that trained it, if one did
 * @param mergeCoefficients share of each parent in a merged model
 */
public record Lineage(
        String origin, List<ModelId> parents, Optional<String> trainingRun, Map<ModelId, Double> mergeCoefficients) {
    /** Nothing is known. */
    public static final Lineage UNKNOWN = new Lineage("", List.of(), Optional.empty(), Map.of());

    public Lineage {
        parents = List.copyOf(parents);
        mergeCoefficients = Map.copyOf(mergeCoefficients);
    }
}
