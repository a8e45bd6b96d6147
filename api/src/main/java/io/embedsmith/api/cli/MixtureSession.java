package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.KeptVectors;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.training.merge.choice.FirstStage;
import io.embedsmith.training.merge.choice.MixturePlace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Mixtures measured by one command: what ranks before rerankers, where their scores are kept for the next one, and how far it is. */
record MixtureSession(MixturePlace place, OpenModels models, MixtureProgress progress) implements AutoCloseable {

    static MixtureSession open(EmbedsmithConfig config, MergeFirstStage first, PrintWriter err) {
        Path folder = config.data().toAbsolutePath().resolve("evaluation").resolve("sweeps");
        Clock clock = Clock.systemUTC();
        OpenModels models = new OpenModels(config);
        Optional<FirstStage> stage = first.open(models); // before the folder is locked: it may be refused
        return new MixtureSession(
                new MixturePlace(
                        ResultFolder.open(folder, VersionText.version()),
                        KeptVectors.of(config, clock),
                        clock,
                        Parts.modelSettings(config, List.of()),
                        stage),
                models,
                new MixtureProgress(err));
    }

    @Override
    public void close() {
        progress.close();
        models.close();
        place.results().close();
    }
}
