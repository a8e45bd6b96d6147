package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.KeptVectors;
import io.embedsmith.api.provider.ProviderDrift;
import io.embedsmith.api.provider.ProviderSettings;
import io.embedsmith.api.provider.RemoteEncoder;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.protocol.Retrieval;
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
    private final VectorCache cache;
    private final List<RemoteEncoder> remotes = new ArrayList<>();
    private final List<ModelHost> hosts = new ArrayList<>();
    private @Nullable ModelHost configured;

    private EvalSession(EmbedsmithConfig config, ResultFolder results, PrintWriter err) {
        this.config = config;
        this.results = results;
        this.err = err;
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
        String unit = system.tested().second().isPresent() ? "queries" : "texts";
        try (Progress progress = Progress.of(title, unit, err)) {
            outcome = runner.run(system.tested(), request, new Listener(progress));
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
        return new EvalRow(system.label(), system.model(), request, outcome, results.file(system.model(), task));
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
        Place place = place(name);
        return place.host().model(place.id());
    }

    /** A folder that holds a reranker, or the id of one. */
    Reranker reranker(String name) {
        Place place = place(name);
        return place.host().reranker(place.id());
    }

    private record Place(ModelHost host, ModelId id) {}

    private Place place(String name) {
        Path folder = Path.of(name);
        boolean isFolder = name.contains("/") || name.startsWith(".");
        if (isFolder && Files.isDirectory(folder)) {
            ModelHost host = Parts.models(config, List.of(folder));
            hosts.add(host);
            if (host.cards().size() == 1) {
                return new Place(host, host.cards().getFirst().id());
            }
            // Nothing usable, or several: asking for the folder's name tells why.
            return new Place(
                    host,
                    new ModelId(
                            String.valueOf(folder.toAbsolutePath().normalize().getFileName())));
        }
        ModelHost host = configured;
        if (host == null) {
            host = Parts.models(config);
            hosts.add(host);
            configured = host;
        }
        return new Place(host, new ModelId(name));
    }

    /** The model's card with its speed, measured now. */
    ModelCard measured(EmbeddingModel model) {
        ModelId id = model.card().id();
        // A model belongs to the host that gives it out: two folders may hold models of one id.
        return hosts.stream()
                .filter(host ->
                        host.cards().contains(model.card()) && host.model(id).equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no host has model " + id + "; this is a bug"))
                .measure(id);
    }

    private record Listener(Progress progress) implements RunListener {
        @Override
        public void embedded(long done, long total) {
            progress.update((double) done, total);
        }

        @Override
        public void advance(String stage, int done, int total) {
            // Embedding is nearly all of the time, or reranking where that takes part.
            if (stage.equals(Retrieval.RERANKED)) {
                progress.update((double) done, total);
            }
        }
    }

    @Override
    public void close() {
        results.close();
        remotes.forEach(RemoteEncoder::close);
        hosts.forEach(ModelHost::close);
    }
}
