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
 * @param trainingMethod what the run trained in the place of all weights, such as low-rank pairs
 * @param mergeCoefficients share of each parent in a merged model
 * @param mergeMethod how the parents were merged, with every setting that decided the result
 */
public record Lineage(
        String origin,
        List<ModelId> parents,
        Optional<String> trainingRun,
        Optional<String> trainingMethod,
        Map<ModelId, Double> mergeCoefficients,
        Optional<String> mergeMethod) {
    /** Nothing is known. */
    public static final Lineage UNKNOWN =
            new Lineage("", List.of(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public Lineage {
        parents = List.copyOf(parents);
        mergeCoefficients = Map.copyOf(mergeCoefficients);
    }

    /** Of a model that a run trained from another. */
    public static Lineage ofTraining(ModelId parent, String trainingRun) {
        return ofTraining(parent, trainingRun, Optional.empty());
    }

    /** As above, by a run that did not train all weights. */
    public static Lineage ofTraining(ModelId parent, String trainingRun, Optional<String> method) {
        return new Lineage("", List.of(parent), Optional.of(trainingRun), method, Map.of(), Optional.empty());
    }

    /** Of a model merged from the keys of {@code coefficients}, in the order of {@code parents}. */
    public static Lineage ofMerge(List<ModelId> parents, Map<ModelId, Double> coefficients, String method) {
        return new Lineage("", parents, Optional.empty(), Optional.empty(), coefficients, Optional.of(method));
    }
}
