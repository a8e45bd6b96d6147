package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.provider.ProviderAddress;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRequest.Existing;
import io.embedsmith.evaluation.system.SecondStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Models on tasks. */
@Command(
        name = "eval",
        description = {
            "Measure models on tasks by the protocols of MTEB. Each result is written as its task finishes; a task whose",
            "result is there is not run again, and a text that was embedded once is not embedded again."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            EvalListCommand.class,
            EvalPublishedCommand.class,
            EvalCompareCommand.class,
            EvalReportCommand.class,
            EvalAdviseCommand.class,
            EvalCollectionCommand.class,
            EvalTuneCommand.class
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval list",
            "  embedsmith eval --model bge-small-zh-v1.5 --tasks STSB,BQ",
            "  embedsmith eval --model bge-small-en-v1.5,./my-model --tasks STSBenchmark --out results --json",
            "  embedsmith eval --model e5-small-v2 --task-file my-task.yaml",
            "  embedsmith eval --model bge-small-en-v1.5 --reranker ./my-reranker --depth 50 --tasks trecqa_wang",
            "  embedsmith eval --model http://localhost:8080/v1#bge-m3 --tasks STSB --query-instruction 'query: '",
            "",
            "Exit status: 0 all tasks are there, 1 none is, 2 not understood, 3 some failed; standard error says why."
        })
@SuppressWarnings("NullAway.Init")
final class EvalCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            split = ",",
            paramLabel = "MODEL",
            description = {
                "Ids of models, folders that hold one, or addresses of models that run elsewhere and speak OpenAI's",
                "embeddings call: https://HOST/v1#MODEL. List the ids with 'models'."
            })
    private List<String> models = List.of();

    @Option(
            names = "--reranker",
            paramLabel = "MODEL",
            description = {
                "Id of a reranker, or a folder that holds one: each model is measured alone and with the reranker behind it.",
                "For tasks of retrieval and reranking."
            })
    private @Nullable String reranker;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Passages that the reranker reads of each ranking (default: 100).")
    private @Nullable Integer depth;

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "TASK",
            description = "Names of tasks, in any case. Without it: those of the task files.")
    private List<String> tasks = List.of();

    @Option(
            names = "--splits",
            split = ",",
            paramLabel = "SPLIT",
            description = "Score these splits of each task instead of those that it names.")
    private List<String> splits = List.of();

    @Mixin
    private EvalOptions options;

    @Mixin
    private ProviderOptions provider;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Results go to DIR/results, in the layout of MTEB. Without it: evaluation in the data folder.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Run tasks again whose results are there.")
    private boolean overwrite;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        if (models.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Missing required option: '--model=MODEL'; or use a command: list, published, compare, report, advise,"
                            + " collection, tune");
        }
        TaskCatalog catalog = options.catalog(config);
        List<TaskRequest> requests = requests(catalog);
        List<EvalRow> rows;
        try (EvalSession session = EvalSession.open(
                config, Optional.ofNullable(out), spec.commandLine().getErr())) {
            rows = session.run(systems(session, config), requests);
        }
        json.print(
                rows.stream().map(EvalRow::toJson).toList(),
                EvalRow.table(rows)::print,
                spec.commandLine().getOut());
        long failed = rows.stream().filter(EvalRow::isFailed).count();
        if (failed > 0) {
            spec.commandLine()
                    .getErr()
                    .println(failed + " of " + rows.size() + " failed. What is finished is kept, and so are the vectors"
                            + " that were made; the same command again does only the rest.");
        }
        return failed == 0 ? ExitCode.DONE : failed == rows.size() ? ExitCode.FAILED : ExitCode.PARTLY;
    }

    private List<EvalSystem> systems(EvalSession session, EmbedsmithConfig config) {
        List<EvalSystem> alone = models.stream()
                .map(name -> ProviderAddress.isOne(name)
                        ? session.remote(provider.settings(ProviderAddress.parse(name), config))
                        : session.local(name))
                .toList();
        return second(session)
                .map(stage -> alone.stream()
                        .flatMap(system -> Stream.of(system, system.with(stage)))
                        .toList())
                .orElse(alone);
    }

    private Optional<SecondStage> second(EvalSession session) {
        if (reranker == null) {
            if (depth != null) {
                throw new CommandException(
                        "--depth " + depth + " says how deep a reranker reads, and there is none",
                        "add --reranker, or leave it out");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SecondStage(session.reranker(reranker), depth == null ? SecondStage.DEFAULT_DEPTH : depth));
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), "see 'embedsmith eval --help'", e);
        }
    }

    private List<TaskRequest> requests(TaskCatalog catalog) {
        List<TaskCatalog.Task> chosen = new ArrayList<>();
        tasks.forEach(name -> chosen.add(catalog.task(name)));
        if (tasks.isEmpty()) {
            catalog.all().stream()
                    .filter(task -> options.taskFiles()
                            .contains(task.descriptor().origin().file()))
                    .forEach(chosen::add);
        }
        if (chosen.isEmpty()) {
            throw new CommandException(
                    "no task is named", "name some with --tasks, or your own with --task-file; 'eval list' lists them");
        }
        Existing existing = overwrite ? Existing.OVERWRITE : Existing.KEEP;
        return chosen.stream()
                .map(task -> new TaskRequest(task, splits(task.descriptor()), existing))
                .toList();
    }

    private List<String> splits(TaskDescriptor task) {
        return splits.isEmpty() ? task.evaluate() : splits;
    }
}
