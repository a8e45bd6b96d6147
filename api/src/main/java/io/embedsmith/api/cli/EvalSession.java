package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models, results and kept vectors for the time of a command. */
final class EvalSession implements AutoCloseable {
    private final EmbedsmithConfig config;
    private final ResultFolder results;
    private final TaskRunner runner;
    private final PrintWriter err;
    private final List<ModelHost> hosts = new ArrayList<>();
    private @Nullable ModelHost configured;

    private EvalSession(EmbedsmithConfig config, ResultFolder results, PrintWriter err) {
        this.config = config;
        this.results = results;
        this.err = err;
        VectorCache cache = new VectorCache(
                folder(config).resolve("vectors"), (long) config.evaluation().cacheMib() << 20, Clock.systemUTC());
        this.runner = new TaskRunner(results, cache, Clock.systemUTC());
    }

    static EvalSession open(EmbedsmithConfig config, Optional<Path> out, PrintWriter err) {
        ResultFolder results = ResultFolder.open(out.orElseGet(() -> folder(config)), VersionText.version());
        return new EvalSession(config, results, err);
    }

    private static Path folder(EmbedsmithConfig config) {
        return config.data().toAbsolutePath().resolve("evaluation");
    }

    /** Every model on every task. Models are found before the first of them runs. */
    List<EvalRow> run(List<String> names, List<TaskRequest> requests) {
        List<EmbeddingModel> models = names.stream().map(this::model).toList();
        List<EvalRow> rows = new ArrayList<>();
        for (EmbeddingModel model : models) {
            requests.forEach(request -> rows.add(run(model, request)));
        }
        return rows;
    }

    /** One model on one task. */
    EvalRow run(EmbeddingModel model, TaskRequest request) {
        String task = request.task().descriptor().name();
        String title = model.card().id() + " " + task;
        TaskOutcome outcome;
        try (Progress progress = Progress.of(title, "texts", err)) {
            outcome = runner.run(model, request, new Listener(progress));
        }
        if (outcome instanceof TaskOutcome.Failed(RuntimeException cause)) {
            err.println(title + " failed: " + cause.getMessage());
            if (!(cause instanceof EvaluationException
                    || cause instanceof EmbeddingException
                    || cause instanceof IllegalArgumentException)) {
                cause.printStackTrace(err);
            }
            err.flush();
        }
        return new EvalRow(model.card(), request, outcome, results.file(model.card(), task));
    }

    /** A folder that holds a model, or the id of one. */
    EmbeddingModel model(String name) {
        Path folder = Path.of(name);
        boolean isFolder = name.contains("/") || name.startsWith(".");
        if (isFolder && Files.isDirectory(folder)) {
            ModelHost host = Parts.models(config, List.of(folder));
            hosts.add(host);
            if (host.cards().size() == 1) {
                return host.model(host.cards().getFirst().id());
            }
            // Nothing usable, or several: asking for the folder's name tells why.
            return host.model(new ModelId(
                    String.valueOf(folder.toAbsolutePath().normalize().getFileName())));
        }
        ModelHost host = configured;
        if (host == null) {
            host = Parts.models(config);
            hosts.add(host);
            configured = host;
        }
        return host.model(new ModelId(name));
    }

    private record Listener(Progress progress) implements RunListener {
        @Override
        public void embedded(long done, long total) {
            progress.update((double) done, total);
        }

        @Override
        public void advance(String stage, int done, int total) {
            // Embedding is nearly all of the time.
        }
    }

    @Override
    public void close() {
        results.close();
        hosts.forEach(ModelHost::close);
    }
}
