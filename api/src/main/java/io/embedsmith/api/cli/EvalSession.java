package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.KeptVectors;
import io.embedsmith.api.provider.ProviderDrift;
import io.embedsmith.api.provider.ProviderSettings;
import io.embedsmith.api.provider.RemoteEncoder;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.evaluation.system.Embedder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Models, results and kept vectors for the time of a command. */
final class EvalSession implements AutoCloseable {
    private final ResultFolder results;
    private final TaskRunner runner;
    private final PrintWriter err;
    private final VectorCache cache;
    private final List<RemoteEncoder> remotes = new ArrayList<>();
    private final OpenModels models;

    private EvalSession(EmbedsmithConfig config, ResultFolder results, PrintWriter err) {
        this.results = results;
        this.err = err;
        this.models = new OpenModels(config);
        this.cache = KeptVectors.of(config, Clock.systemUTC());
        this.runner = new TaskRunner(results, cache, Clock.systemUTC());
    }

    static EvalSession open(EmbedsmithConfig config, Optional<Path> out, PrintWriter err) {
        ResultFolder results = ResultFolder.open(out.orElseGet(() -> folder(config)), VersionText.version());
        return new EvalSession(config, results, err);
    }

    private static Path folder(EmbedsmithConfig config) {
        return config.data().toAbsolutePath().resolve("evaluation");
    }

    /** Every system on every task. Systems are found before the first of them runs. */
    List<EvalRow> run(List<EvalSystem> systems, List<TaskRequest> requests) {
        List<EvalRow> rows = new ArrayList<>();
        for (EvalSystem system : systems) {
            requests.forEach(request -> rows.add(run(system, request)));
        }
        return rows;
    }

    /** One system on one task. */
    EvalRow run(EvalSystem system, TaskRequest request) {
        String task = request.task().descriptor().name();
        String title = system.label() + " " + task;
        TaskOutcome outcome;
        List<String> notes;
        String unit = system.tested().second().isPresent() ? "queries" : "texts";
        try (Progress progress = Progress.of(title, unit, err)) {
            EvalListener listener = new EvalListener(progress);
            outcome = runner.run(system.tested(), request, listener);
            notes = listener.notes();
        }
        notes.forEach(err::println);
        if (outcome instanceof TaskOutcome.Failed(RuntimeException cause)) {
            err.println(title + " failed: " + cause.getMessage());
            if (!(cause instanceof EvaluationException
                    || cause instanceof EmbeddingException
                    || cause instanceof IllegalArgumentException)) {
                cause.printStackTrace(err);
            }
            err.flush();
        }
        return new EvalRow(system.label(), system.model(), request, outcome, notes, results.file(system.model(), task));
    }

    /** Measures a system on what is no task, and tells how far that is on the way. */
    <T> T measuring(EvalSystem system, String what, Measurement<T> measurement) {
        String unit = system.tested().second().isPresent() ? "queries" : "texts";
        try (Progress progress = Progress.of(system.label() + " " + what, unit, err)) {
            EvalListener listener = new EvalListener(progress);
            Embedder embedder =
                    new ModelEmbedder(system.encoder(), cache, TaskInstructions.OF_MODEL, listener::embedded);
            return measurement.of(embedder, listener);
        }
    }

    /** By the vectors of a system. */
    @FunctionalInterface
    interface Measurement<T> {
        T of(Embedder embedder, io.embedsmith.evaluation.task.Progress progress);
    }

    /** A model that runs here. */
    EvalSystem local(String name) {
        EmbeddingModel model = model(name);
        return new EvalSystem(model.card().id().value(), new LocalEncoder(model));
    }

    /** A model behind an address. */
    EvalSystem remote(ProviderSettings settings) {
        RemoteEncoder encoder = RemoteEncoder.open(settings);
        remotes.add(encoder);
        new ProviderDrift(cache).check(settings.address(), encoder);
        return new EvalSystem(settings.address().model(), encoder);
    }

    /** A folder that holds a model, or the id of one. */
    EmbeddingModel model(String name) {
        return models.model(name);
    }

    /** A folder that holds a reranker, or the id of one. */
    Reranker reranker(String name) {
        return models.reranker(name);
    }

    /** The model's card with its speed, measured now. */
    ModelCard measured(EmbeddingModel model) {
        return models.measured(model);
    }

    @Override
    public void close() {
        results.close();
        remotes.forEach(RemoteEncoder::close);
        models.close();
    }
}
