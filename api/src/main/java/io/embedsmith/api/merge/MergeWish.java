package io.embedsmith.api.merge;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.MergeRequest;
import io.embedsmith.training.merge.MethodSettings;
import io.embedsmith.training.merge.SumRule;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which models are to become one.
 *
 * @param name id of the new model
 * @param models ids of the models
 * @param coefficients one for each; empty for the same of all
 * @param method as mergekit calls it
 * @param base id of the model that the others were tuned from
 * @param settings of the method
 */
public record MergeWish(
        String name,
        List<String> models,
        List<Double> coefficients,
        String method,
        Optional<String> base,
        MethodSettings settings) {
    private static final int MOST_MODELS = 16;

    /** Beyond it, sums of single precision overflow long before anyone gets a useful model. */
    private static final double LARGEST = 1_000;

    public MergeWish {
        models = List.copyOf(models);
        coefficients = List.copyOf(coefficients);
        new ModelId(name);
        if (models.isEmpty() || models.size() > MOST_MODELS || new HashSet<>(models).size() < models.size()) {
            throw new IllegalArgumentException(
                    "models are " + models + "; 1 to " + MOST_MODELS + " different ones are allowed");
        }
        if (!coefficients.isEmpty() && coefficients.size() != models.size()) {
            throw new IllegalArgumentException("coefficients are " + coefficients + ", models " + models
                    + "; give one for each model, or none for the same of all");
        }
        coefficients.forEach(coefficient -> requireUsable("coefficients", coefficient));
        requireUsable("lambda", settings.lambda());
        settings.method(method);
    }

    private static void requireUsable(String field, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    field + " has the value " + value + "; -" + LARGEST + " to " + LARGEST + " is allowed");
        }
    }

    /** The merge of the directories that the ids stand for. */
    MergeRequest request(Function<String, Path> directory) {
        Coefficients chosen = coefficients.isEmpty()
                ? Coefficients.equal(models.size())
                : Coefficients.of(
                        coefficients.stream().mapToDouble(Double::doubleValue).toArray());
        return new MergeRequest(
                        models.stream().map(directory).toList(), chosen, settings.method(method), base.map(directory))
                .under(SumRule.ONE);
    }
}
