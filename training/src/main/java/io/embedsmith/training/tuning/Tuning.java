package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.encoder.GraphEmbedder;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.RunState;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.validation.Validation;
import io.embedsmith.training.weights.DerivedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tunes an embedding model and writes what became of it. */
public final class Tuning {
    private final TuningRequest request;
    private final Path output;

    /** @param output folder of the new model, which must not be there yet; its name becomes the model's id */
    public Tuning(TuningRequest request, Path output) {
        this.request = request;
        this.output = output.toAbsolutePath().normalize();
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
     * Trains from the beginning, or from where a run of the same settings was cut off, and writes the model.
     *
     * @param threads that share each batch
     */
    public Tuned run(int threads, TrainingListener listener) {
        try (Workers workers = new Workers(threads);
                TrainableEncoder encoder = TrainableEncoder.open(request.model());
                RunFolder folder = RunFolder.open(TuningRequest.runFolder(output), request.fingerprint())) {
            RunState state;
            try (TrainingRun run = new TrainingRun(parts(encoder, workers), request.settings(), folder)) {
                state = run.run(listener);
            }
            ModelDirectory model = write(encoder);
            folder.removeWeights();
            return new Tuned(model, state, folder.events().read());
        }
    }

    private TrainingRun.Parts parts(TrainableEncoder encoder, Workers workers) {
        TextLengths lengths = request.task().lengths();
        GraphEmbedder embedder = new GraphEmbedder(encoder, lengths.query(), lengths.passage(), workers);
        Optional<Validation> validation = request.development().map(data -> data.validation(embedder));
        return new TrainingRun.Parts(encoder, request.task().objective(encoder), validation, workers);
    }

    private ModelDirectory write(TrainableEncoder encoder) {
        try (DerivedModel derived = DerivedModel.of(request.model(), output)) {
            for (Parameter parameter : encoder.parameters()) {
                derived.putAsInGraph(parameter.name(), HostTensors.toFloats(parameter.value()));
            }
            ModelId id = new ModelId(String.valueOf(output.getFileName()));
            return derived.finish(
                    id, Lineage.ofTraining(request.model().card().id(), Fingerprint.runId(request.fingerprint())));
        }
    }
}
