package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.encoder.GraphEmbedder;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.RunState;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.validation.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tunes an embedding model and writes what became of it. */
public final class Tuning {
    private final TuningRequest request;
    private final OutputModel output;

    /** @param output folder of the new model, which must not be there yet; its name becomes the model's id */
    public Tuning(TuningRequest request, Path output) {
        this.request = request;
        this.output = new OutputModel(output, request.model(), request.settings(), request.fingerprint());
    }

    /**
     * What a run came to.
     *
     * @param model that was written
     * @param state at the end
     * @param events of the whole run, also of what was before it was cut off
     */
    public record Tuned(ModelDirectory model, RunState state, List<TrainingEvent> events) {
        public Tuned {
            events = List.copyOf(events);
        }
    }

    /**
     * What an earlier run of the same request came to; empty unless its model is there.
     *
     * @throws io.embedsmith.training.run.OtherRunException if the model is of another request
     */
    public Optional<Tuned> finished() {
        return output.finished();
    }

    /**
     * Trains from the beginning, or from where a run of the same settings was cut off, and writes the model.
     *
     * @param threads that share each batch
     */
    public Tuned run(int threads, TrainingListener listener) {
        try (Workers workers = Workers.on(request.settings().form().device(), threads);
                TrainableEncoder encoder = TrainableEncoder.open(
                        request.model(),
                        request.settings().form(),
                        request.settings().seed());
                RunFolder folder = output.openRun()) {
            return output.train(parts(encoder, workers), request.model(), folder, listener);
        }
    }

    private TrainingRun.Parts parts(TrainableEncoder encoder, Workers workers) {
        TextLengths lengths = request.task().lengths();
        GraphEmbedder embedder = new GraphEmbedder(encoder, lengths.query(), lengths.passage(), workers);
        Optional<Validation> validation = request.development().map(data -> data.validation(embedder));
        return new TrainingRun.Parts(encoder, request.task().objective(encoder), validation, workers);
    }
}
