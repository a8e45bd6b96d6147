package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.rest.dto.EvaluationRunDto;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A coefficient for a collection, from judged queries. */
@Command(
        name = "tune",
        description = {
            "Choose how a collection weighs meaning against words, by cross-validation over judged queries: those of an",
            "evaluation set, or of files, which go into the set. Says what it is worth; changes nothing without --apply,",
            "and with it only when the new coefficient is better."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval tune --collection manuals --set faq",
            "  embedsmith eval tune --collection manuals --queries queries.jsonl --qrels qrels.tsv --apply",
            "  embedsmith eval tune --collection manuals --set faq --metric MRR@10 --precision 0.9 --json"
        })
@SuppressWarnings("NullAway.Init")
final class EvalTuneCommand implements Callable<Integer> {
    /** What a threshold should reach. */
    static final class Goal {
        @Option(
                names = "--precision",
                paramLabel = "X",
                description = "Also find a threshold that reaches this precision (default: the best F1).")
        private @Nullable Double precision;

        @Option(names = "--recall", paramLabel = "X", description = "Or this recall.")
        private @Nullable Double recall;
    }

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Collection.")
    private String collection;

    @Option(names = "--set", paramLabel = "NAME", description = "Evaluation set (with files, by default: tune).")
    private @Nullable String set;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable JudgedFiles files;

    @Option(
            names = "--metric",
            defaultValue = "nDCG@10",
            paramLabel = "NAME",
            description = "To be highest: nDCG@k, R@k, MRR@k, MAP, P@k or Hit@k (default: nDCG@10).")
    private String metric;

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Goal goal;

    @Option(names = "--apply", description = "Store the coefficient in the collection when it is better.")
    private boolean apply;

    @Option(
            names = "--apply-threshold",
            description = "Store the threshold too: hybrid searches that say none cut below it.")
    private boolean applyThreshold;

    @Option(names = "--json", description = "Print JSON: the run with outcome.tuning.")
    private boolean json;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (set == null && files == null) {
            throw new CommandException(
                    "a tuning needs judged queries", "name a --set, or files with --queries and --qrels");
        }
        String name = set == null ? "tune" : set;
        try (ServerClient server = connection.require()) {
            JudgedSet judged = new JudgedSet(server, collection, name);
            if (files != null) {
                judged.put(files.read());
            }
            EvaluationRunDto.GoalDto wanted =
                    goal == null ? null : new EvaluationRunDto.GoalDto(goal.precision, goal.recall);
            EvaluationRunDto run = judged.tune(
                    new EvaluationRunDto.TuneRequest(metric, wanted, apply, applyThreshold),
                    spec.commandLine().getErr());
            if (json) {
                spec.commandLine().getOut().println(Json.pretty(run));
            } else {
                TuningText.print(run, collection, spec.commandLine().getOut());
            }
        }
        return ExitCode.DONE;
    }
}
