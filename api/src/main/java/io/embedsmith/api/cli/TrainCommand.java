package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.training.OptionsOfKind;
import io.embedsmith.api.training.TrainingProgram;
import io.embedsmith.api.wiring.ModelPlaces;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.Machine;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.training.data.DataKind;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.report.TrainingRecord;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.RunState;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.tuning.LearningTask;
import io.embedsmith.training.tuning.RerankerRequest;
import io.embedsmith.training.tuning.RerankerTuning;
import io.embedsmith.training.tuning.Tuning;
import io.embedsmith.training.tuning.TuningRequest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A model becomes better at a domain. */
@Command(
        name = "train",
        description = {
            "Fine-tune a model on your own queries and passages, or labelled pairs. A run that was cut off goes on where it",
            "was when the same command is given again. docs/training.md has the losses, and runs with their results."
        },
        mixinStandardHelpOptions = true,
        preprocessor = ConfigFile.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith train --model bge-small-en-v1.5 --train mined.jsonl --dev my-beir-folder --output tuned",
            "  embedsmith train --model bge-small-zh-v1.5 --train pairs.tsv --dev dev.tsv --epochs 3 --output tuned",
            "  embedsmith train --kind reranker --model bge-small-en-v1.5 --train mined.jsonl --dev my-beir-folder --output r",
            "  embedsmith train --config train.yaml --learning-rate 1e-5"
        })
@SuppressWarnings("NullAway.Init")
final class TrainCommand implements Callable<Integer> {
    /** What a shell expects of a program that an interrupt ended. */
    private static final int CUT_OFF = 130;

    @Option(
            names = {"--model", "--model-name-or-path"},
            required = true,
            paramLabel = "MODEL",
            description = "Id of the model to begin with, or a folder that holds one; fp32.")
    private String model;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "encoder, or reranker: a model that reads query and passage together, made of an encoder or begun before.",
                "Without it: ${DEFAULT-VALUE}."
            })
    private ModelKind kind = ModelKind.ENCODER;

    @Mixin
    private TrainData data;

    @Mixin
    private TrainReranker reranker;

    @Option(
            names = {"--output", "--output-dir"},
            required = true,
            paramLabel = "DIR",
            description = {
                "Folder of the new model; must not be there yet. Its name becomes the model's id. DIR.run beside it keeps",
                "settings, curves and the checkpoint."
            })
    private Path output;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML with these options as keys, without dashes; what the command line says counts more.")
    @SuppressWarnings("UnusedVariable") // ConfigFile reads it before the others are parsed
    private @Nullable Path config;

    @Mixin
    private TrainLoss loss;

    @Mixin
    private TrainInstructions instructions;

    @Mixin
    private TrainPace pace;

    @Mixin
    private TrainForm form;

    @Mixin
    private TrainReport report;

    @Mixin
    private TrainSupervision supervision;

    @Option(names = "--threads", paramLabel = "N", description = "Without it: all of the machine.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!report.isMissing(output)) {
            NewModelFolder.requireFree(output);
        }
        instructions.check(data.kind());
        requireOptionsOfKind();
        EmbedsmithConfig settings = Configuration.load();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = new ModelPlaces(settings).folder(model);
        loss.tellLimits(ModelDirectory.read(folder));
        Plan plan =
                switch (kind) {
                    case ENCODER -> plan(request(folder));
                    case RERANKER -> plan(reranker.request(folder, wanted(settings)), new ModelPlaces(settings));
                };
        if (data.dev().isEmpty() && !supervision.isOn()) {
            err.println("There is no dev set (--dev): the last weights are kept, whether they are better or not.");
        }
        TrainInspection.tell(plan.data(), err);
        report.check(kind, settings); // a name that is wrong is told before training, not after
        Thread cutOff = new Thread(() -> sayHowToGoOn(err), "training-cut-off");
        Runtime.getRuntime().addShutdownHook(cutOff);
        supervision.begin(CUT_OFF);
        Tuning.Tuned tuned;
        try {
            tuned = supervision.isOn() ? plan.runner().run(threads, TrainingListener.NONE) : told(plan.runner(), err);
        } finally {
            Runtime.getRuntime().removeShutdownHook(cutOff);
        }
        print(tuned);
        plan.reporter().accept(new TrainReport.Finished(settings, output, record(plan, tuned), err));
        return ExitCode.DONE;
    }

    /** Also those of a file: an option that says nothing is a mistake of whoever gave it. */
    private void requireOptionsOfKind() {
        OptionsOfKind.check(
                kind,
                spec.commandLine().getParseResult().matchedOptions().stream()
                        .flatMap(option -> Arrays.stream(option.names()))
                        .map(name -> name.replaceFirst("^-+", ""))
                        .toList());
    }

    private Tuning.Tuned told(Runner runner, PrintWriter err) {
        try (TrainProgress progress = new TrainProgress(err)) {
            return runner.run(threads, progress);
        }
    }

    /**
     * A run of either kind.
     *
     * @param model that it begins with
     * @param fingerprint all that decides what the weights become
     * @param data what was found in it
     */
    private record Plan(
            ModelDirectory model,
            SequencedMap<String, String> fingerprint,
            DataReport data,
            Runner runner,
            Consumer<TrainReport.Finished> reporter) {}

    private Plan plan(TuningRequest request) {
        Tuning tuning = new Tuning(request, output);
        return new Plan(
                request.model(),
                request.fingerprint(),
                request.inspect(),
                trainsOnce(tuning.finished(), tuning::run),
                run -> report.write(request, run));
    }

    private Plan plan(RerankerRequest request, ModelPlaces places) {
        RerankerTuning tuning = new RerankerTuning(request, output);
        Optional<TrainReranker.FirstStage> first = request.development().isPresent() || report.hasTasks()
                ? Optional.of(reranker.firstStage(request.model(), places))
                : Optional.empty();
        return new Plan(
                request.model(),
                request.fingerprint(),
                request.inspect(),
                trainsOnce(tuning.finished(), tuning::run),
                run -> report.write(request, first, run));
    }

    private TrainingRecord record(Plan plan, Tuning.Tuned tuned) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "command",
                "embedsmith "
                        + ShellWords.of(spec.commandLine().getParseResult().originalArgs().stream()
                                .filter(argument -> !argument.equals(TrainingProgram.SUPERVISED))
                                .toList()));
        settings.put("version", VersionText.version());
        settings.put("libtorch", Libtorch.version());
        settings.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        settings.put("processor", Machine.describe());
        settings.put("threads", String.valueOf(threads));
        settings.putAll(plan.fingerprint());
        return new TrainingRecord(
                plan.model().card().id().value(),
                tuned.model().card().id().value(),
                settings,
                plan.data(),
                tuned.events(),
                tuned.state());
    }

    /** The checkpoint is whole whenever it ends. */
    private static void sayHowToGoOn(PrintWriter err) {
        err.println();
        err.println("Cut off. The same command goes on from the last checkpoint.");
        err.flush();
        Libtorch.exit(CUT_OFF);
    }

    /** A model whose report was cut off is not trained again. */
    private static Runner trainsOnce(Optional<Tuning.Tuned> finished, Runner runner) {
        return (threads, listener) -> finished.orElseGet(() -> runner.run(threads, listener));
    }

    /** Trains. */
    @FunctionalInterface
    private interface Runner {
        Tuning.Tuned run(int threads, TrainingListener listener);
    }

    private TrainReranker.Wanted wanted(EmbedsmithConfig settings) {
        return new TrainReranker.Wanted(data, loss, settings(), revisions(), new ModelPlaces(settings));
    }

    private RunSettings settings() {
        return pace.settings().with(form.form());
    }

    private TuningRequest request(Path folder) {
        return new TuningRequest(
                instructions.of(ModelDirectory.read(folder)), task(), data.development(), settings(), revisions());
    }

    private SequencedMap<String, String> revisions() {
        SequencedMap<String, String> revisions = new LinkedHashMap<>();
        data.train().forEach(path -> revisions.put("train " + path, revision(path, data.trainSplit())));
        data.dev().ifPresent(path -> revisions.put("dev " + path, revision(path, data.devSplit())));
        return revisions;
    }

    private static String revision(Path path, String split) {
        return Files.isDirectory(path) ? BeirFiles.dataset(path, split).revision() : FileRevision.of(path);
    }

    private LearningTask task() {
        if (data.kind() == DataKind.PAIRS) {
            return new LearningTask.Similarity(data.pairs(), loss.lengths(), loss.ofPairs());
        }
        ExampleFiles<TrainingExample> examples = data.examples();
        return new LearningTask.Retrieval(
                examples, new RetrievalObjective.Groups(loss.groupSize(examples), loss.lengths(), loss.ofExamples()));
    }

    private void print(Tuning.Tuned tuned) {
        PrintWriter out = spec.commandLine().getOut();
        RunState state = tuned.state();
        out.printf(
                Locale.ROOT,
                "%s: %,d steps, revision %.12s%n",
                tuned.model().path(),
                state.step(),
                tuned.model().card().revision());
        state.best()
                .ifPresent(best -> out.printf(
                        Locale.ROOT,
                        "dev: %s before, %.5f after step %,d%n",
                        state.before()
                                .map(before -> String.format(Locale.ROOT, "%.5f", before.value()))
                                .orElse("?"),
                        best.value(),
                        best.step()));
        out.flush();
    }
}
