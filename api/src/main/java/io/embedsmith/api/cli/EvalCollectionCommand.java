package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.rest.dto.EvaluationRunDto;
import io.embedsmith.api.rest.dto.RerankStageDto;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A collection with its settings as the system under test. */
@Command(
        name = "collection",
        description = {
            "Measure how well a collection is searched: dense, keyword and hybrid side by side, and any other fusion,"
                    + " on the",
            "same judged queries, with the significance of the differences. The queries are those of an evaluation"
                    + " set, of",
            "files, or of a retrieval task, whose passages are brought in when the collection is missing,",
            "or the rest of them where an earlier try was cut off."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval collection --collection manuals --set faq",
            "  embedsmith eval collection --collection manuals --queries queries.jsonl --qrels qrels.tsv --metric"
                    + " MRR@10",
            "  embedsmith eval collection --collection xquad-zh --model bge-small-zh-v1.5 --task XQuADRetrieval"
                    + " --subset zh",
            "  embedsmith eval collection --collection manuals --set faq --coefficients 0.3,0.5,0.7 --rank-constants 60"
        })
@SuppressWarnings("NullAway.Init")
final class EvalCollectionCommand implements Callable<Integer> {
    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Collection.")
    private String collection;

    @Option(
            names = "--set",
            paramLabel = "NAME",
            description = "Evaluation set (with files, by default: files; with a task, its name).")
    private @Nullable String set;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable JudgedFiles files;

    @Option(names = "--task", paramLabel = "TASK", description = "A retrieval task; 'eval list' lists them.")
    private @Nullable String task;

    @Option(names = "--subset", paramLabel = "NAME", description = "Of the task, where it has several.")
    private @Nullable String subset;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "With a task: model of the collection when it is made now.")
    private @Nullable String model;

    @Option(
            names = "--coefficients",
            split = ",",
            paramLabel = "X",
            description = "Also measure convex fusions with these shares of the dense signal.")
    private List<Double> coefficients = List.of();

    @Option(
            names = "--rank-constants",
            split = ",",
            paramLabel = "N",
            description = "Also measure reciprocal rank fusions with these constants.")
    private List<Integer> rankConstants = List.of();

    @Option(
            names = "--metric",
            defaultValue = "nDCG@10",
            paramLabel = "NAME",
            description = "Compared: nDCG@k, R@k, MRR@k, MAP, P@k or Hit@k (default: nDCG@10).")
    private String metric;

    @Option(
            names = "--rerank",
            paramLabel = "MODEL",
            description = "Also measure hybrid search with this reranker behind it.")
    private @Nullable String rerank;

    @Option(
            names = "--rerank-depth",
            paramLabel = "N",
            description = "Passages that the reranker reads for each query (default: 50).")
    private @Nullable Integer rerankDepth;

    @Option(names = "--json", description = "Print JSON: the run.")
    private boolean json;

    @Mixin
    private EvalOptions options;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (task != null && files != null) {
            throw new CommandException("--task and --queries exclude each other", "leave one of them out");
        }
        if (set == null && files == null && task == null) {
            throw new CommandException(
                    "a measurement needs judged queries",
                    "name a --set, files with --queries and --qrels, or a --task");
        }
        if (rerank == null && rerankDepth != null) {
            throw new CommandException(
                    "--rerank-depth " + rerankDepth + " says how deep a reranker reads, and there is none",
                    "add --rerank, or leave it out");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (ServerClient server = connection.require()) {
            JudgedSet judged = set(server, err);
            RerankStageDto stage = rerank == null ? null : new RerankStageDto(rerank, rerankDepth);
            EvaluationRunDto run = judged.measure(
                    new EvaluationRunDto.Request(null, metric, coefficients, rankConstants, null, stage), err);
            if (json) {
                spec.commandLine().getOut().println(Json.pretty(run));
            } else {
                MeasuredText.print(run.outcome(), spec.commandLine().getOut());
            }
        }
        return ExitCode.DONE;
    }

    private JudgedSet set(ServerClient server, PrintWriter err) {
        if (task != null) {
            TaskCorpus corpus =
                    TaskCorpus.read(options.catalog(Configuration.load()).task(task), subset, err::println);
            try (Backend backend = connection.open()) {
                new TaskCollection(collection, backend, err).hold(corpus, model);
            }
            JudgedSet ofTask = new JudgedSet(server, collection, set == null ? task : set);
            ofTask.put(corpus.queries());
            return ofTask;
        }
        JudgedSet judged = new JudgedSet(server, collection, set == null ? "files" : set);
        if (files != null) {
            judged.put(files.read());
        }
        return judged;
    }
}
