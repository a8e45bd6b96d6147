package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.training.data.TrainingExample;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

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
        ExampleLosses ofExamples = ExampleLosses.of(examples, settings);
        MixedModels loaded = new MixedModels(models, runtime);
        List<Double> losses = models.stream()
                .map(folder -> loaded.written(folder, model -> ofExamples.of(embedder(model))))
                .toList();
        return new ExampleCoefficients(losses, ofExamples.coefficients(losses));
    }

    private static ModelEmbedder embedder(EmbeddingModel model) {
        VectorCache none = new VectorCache(Path.of("unused"), NO_BYTES, Clock.systemUTC());
        return new ModelEmbedder(new LocalEncoder(model), none, TaskInstructions.OF_MODEL, (done, total) -> {});
    }
}
