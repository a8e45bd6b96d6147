package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.LocalCollection;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.KeptVectors;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.mining.IndexedPlace;
import io.embedsmith.training.mining.Mined;
import io.embedsmith.training.mining.Miner;
import io.embedsmith.training.mining.MiningData;
import io.embedsmith.training.mining.MiningEmbedder;
import io.embedsmith.training.mining.MiningPlace;
import io.embedsmith.training.mining.MiningReport;
import io.embedsmith.training.mining.MiningSettings;
import io.embedsmith.training.mining.MiningValues;
import io.embedsmith.training.mining.PairScorer;
import io.embedsmith.training.mining.Passages;
import io.embedsmith.training.mining.RerankerScorer;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hard negatives for training examples. */
@Command(
        name = "mine",
        description = {
            "Find hard negatives: passages that a model takes for answers and that are none. Writes the examples with them as",
            "JSON Lines, and beside that a report of the scores and of what each rule dropped. docs/mining.md says how."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith mine --model bge-small-en-v1.5 --input ../shared/data/financial_qa_10k --output mined.jsonl",
            "  embedsmith mine --model bge-small-zh-v1.5 --input train.jsonl --candidates corpus.jsonl.gz \\",
            "      --range 10-210 --negatives 7 --output mined.jsonl",
            "  embedsmith mine --collection manuals --input train.jsonl --output mined.jsonl",
            "  embedsmith mine --model ./my-model --input train.jsonl --range 0-100 --range-counts KEPT \\",
            "      --sampling TOP --relative-margin 0.05 --output mined.jsonl",
            "  embedsmith mine --model bge-small-en-v1.5 --reranker ./my-reranker --input train.jsonl --range 0-50 \\",
            "      --range-counts KEPT --sampling TOP --max-score 0.9 --output mined.jsonl"
        })
@SuppressWarnings("NullAway.Init")
final class MineCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Id of a model, or a folder that holds one. Needed unless there is a --collection.")
    private @Nullable String model;

    @Mixin
    private MineFiles files;

    @Mixin
    private MineCollection collection;

    @Mixin
    private MineOptions options;

    @Mixin
    private MineInstructions instructions;

    @Mixin
    private MineReranker reranker;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        MiningSettings settings = options.settings();
        files.format(); // a name that is wrong is told before mining, not after
        requireOnePlace();
        List<TrainingExample> examples = files.examples();
        PrintWriter out = spec.commandLine().getOut();
        try (LocalCollection open = collection.open(config);
                OpenModels models = new OpenModels(config)) {
            LocalEncoder encoder = new LocalEncoder(models.model(MineCollection.model(model, open)));
            if (open != null) {
                MineCollection.requireModel(open, encoder.running().card().id());
            }
            Optional<RerankerScorer> rescorer = reranker.open(models);
            MiningPlace place =
                    open == null ? exact(config, encoder, examples) : indexed(open, config, encoder, examples);
            Mined mined = mine(place, settings, rescorer);
            files.write(mined.examples(), settings.choice().negatives());
            AtomicFile.write(files.report(), report(encoder.model(), rescorer, mined.report()));
            MiningText.print(mined.report(), out);
        }
        out.println(files.output() + ", " + files.report());
        out.flush();
        return ExitCode.DONE;
    }

    private void requireOnePlace() {
        if (collection.name().isEmpty()) {
            return;
        }
        if (files.hasCandidates()) {
            throw new CommandException("--candidates and --collection exclude each other", "leave one of them out");
        }
        if (instructions.replacing().byKey().containsKey("passage")) {
            throw new CommandException(
                    "--passage-instruction says how passages are embedded, and those of a collection are already",
                    "leave it out, or mine from --candidates");
        }
    }

    private MiningPlace indexed(
            LocalCollection open, EmbedsmithConfig config, LocalEncoder encoder, List<TrainingExample> examples) {
        try (Progress progress = progress("searching", "texts")) {
            return new IndexedPlace(
                            open,
                            embedder(config, encoder, progress),
                            (done, total) -> progress.update((double) done, total))
                    .of(examples, options.settings().range());
        }
    }

    private MiningPlace exact(EmbedsmithConfig config, LocalEncoder encoder, List<TrainingExample> examples) {
        Passages passages = files.passages(examples);
        try (Progress progress = progress("embedding", "texts")) {
            return MiningPlace.exact(new MiningData(
                    examples, passages, embedder(config, encoder, progress).embed(examples, passages)));
        }
    }

    private MiningEmbedder embedder(EmbedsmithConfig config, LocalEncoder encoder, Progress progress) {
        return new MiningEmbedder(
                encoder,
                KeptVectors.of(config, Clock.systemUTC()),
                instructions.replacing(),
                (done, total) -> progress.update((double) done, total));
    }

    private Mined mine(MiningPlace place, MiningSettings settings, Optional<RerankerScorer> rescorer) {
        try (Progress progress = progress("mining", "examples")) {
            return new Miner(
                            place.search(),
                            rescorer.<PairScorer>map(scorer -> scorer),
                            (done, total) -> progress.update((double) done, total))
                    .mine(place.data(), settings);
        }
    }

    private Progress progress(String task, String unit) {
        return Progress.of(task, unit, spec.commandLine().getErr());
    }

    /** Without times: the same command gives the same bytes. */
    private String report(TestedModel mined, Optional<RerankerScorer> rescorer, MiningReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("program", "embedsmith " + VersionText.version());
        json.put("model", new TreeMap<>(Map.of("name", mined.name(), "revision", mined.revision())));
        rescorer.ifPresent(scorer -> json.put("reranker", MineReranker.toJson(scorer)));
        json.put("data", files.toJson(collection.name()));
        json.put("instructions", new TreeMap<>(instructions.replacing().byKey()));
        json.put("settings", MiningValues.of(options.settings()));
        json.putAll(MiningValues.of(report));
        return JsonDocument.indented(json) + "\n";
    }
}
