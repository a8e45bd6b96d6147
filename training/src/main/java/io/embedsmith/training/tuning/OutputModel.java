package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.lora.LoraSettings;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.RunState;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.weights.DerivedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What tuning makes, whatever kind of model it is.
 *
 * @param path its folder; the name becomes its id
 * @param parent that it is tuned from
 * @param settings of the run
 * @param fingerprint all that decides what the weights become
 */
record OutputModel(Path path, ModelDirectory parent, RunSettings settings, SequencedMap<String, String> fingerprint) {

    OutputModel {
        path = path.toAbsolutePath().normalize();
    }

    /** The folder beside it. */
    RunFolder openRun() {
        return RunFolder.open(TuningRequest.runFolder(path), fingerprint);
    }

    /** What an earlier run of the same settings came to; empty unless its model is there. */
    Optional<Tuning.Tuned> finished() {
        if (!Files.exists(path) || !Files.exists(TuningRequest.runFolder(path))) {
            return Optional.empty();
        }
        try (RunFolder folder = openRun()) {
            List<TrainingEvent> events = folder.events().read();
            return Optional.of(new Tuning.Tuned(ModelDirectory.read(path), RunState.of(events), events));
        }
    }

    /**
     * Trains to the end and writes it.
     *
     * @param like whose graph and files it has
     */
    Tuning.Tuned train(TrainingRun.Parts parts, ModelDirectory like, RunFolder folder, TrainingListener listener) {
        RunState state;
        try (TrainingRun run = new TrainingRun(parts, settings, folder)) {
            state = run.run(listener);
        }
        ModelDirectory model = write(parts.model(), like);
        folder.removeWeights();
        return new Tuning.Tuned(model, state, folder.events().read());
    }

    private ModelDirectory write(TrainableModel model, ModelDirectory like) {
        try (DerivedModel derived = DerivedModel.of(like, path)) {
            model.forEachWeight(derived::putAsInGraph);
            return derived.finish(
                    new ModelId(String.valueOf(path.getFileName())),
                    Lineage.ofTraining(
                            parent.card().id(),
                            Fingerprint.runId(fingerprint),
                            settings.form().lora().map(LoraSettings::summary)));
        }
    }
}
