package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.merge.Merge;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What each model counts, by its loss on a few examples.
 *
 * @param losses of the models
 * @param coefficients of the models; they sum to 1
 */
public record ExampleCoefficients(List<Double> losses, List<Double> coefficients) {
    private static final long NO_BYTES = 0;

    public ExampleCoefficients {
        losses = List.copyOf(losses);
        coefficients = List.copyOf(coefficients);
    }

    /** Embeds the examples with every model, each as it is used: with its pooling and its instructions. */
    public static ExampleCoefficients of(
            List<Path> models, List<TrainingExample> examples, ExampleSettings settings, ModelHostSettings runtime) {
        requireEncoders(models);
        ExampleLosses ofExamples = ExampleLosses.of(examples, settings);
        MixedModels loaded = new MixedModels(models, runtime, Optional.empty());
        List<Double> losses = models.stream()
                .map(folder -> loaded.written(
                        folder, model -> ofExamples.of(embedder(model.system().encoder()))))
                .toList();
        return new ExampleCoefficients(losses, ofExamples.coefficients(losses));
    }

    private static void requireEncoders(List<Path> models) {
        try (Merge merge = Merge.open(models, Optional.empty())) {
            ModelCard card = merge.graph().card();
            if (card.kind() == ModelKind.RERANKER) {
                throw new IllegalArgumentException(
                        "model " + card.id() + " is a reranker; the loss on examples that says"
                                + " how much a model counts is one of vectors: give rerankers coefficients, or choose the greedy"
                                + " soup");
            }
        }
    }

    private static ModelEmbedder embedder(TextEncoder encoder) {
        VectorCache none = new VectorCache(Path.of("unused"), NO_BYTES, Clock.systemUTC());
        return new ModelEmbedder(encoder, none, TaskInstructions.OF_MODEL, (done, total) -> {});
    }
}
