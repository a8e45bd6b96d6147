package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.descriptor.Match;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.published.Comparison;
import io.embedsmith.evaluation.published.ComparisonTable;
import io.embedsmith.evaluation.published.MarkedSection;
import io.embedsmith.evaluation.published.PublishedNotes;
import io.embedsmith.evaluation.published.PublishedScore;
import io.embedsmith.evaluation.published.PublishedScores;
import io.embedsmith.evaluation.result.SubsetScores;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.system.TestedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Our scores beside those that others published. */
@Command(
        name = "published",
        description = {
            "Run every task that has a published score of one of the models, unless its result is there, and print the",
            "two side by side as a Markdown table."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  embedsmith eval published --published published_scores.tsv --write docs/evaluation.md")
@SuppressWarnings("NullAway.Init")
final class EvalPublishedCommand implements Callable<Integer> {
    private static final String SECTION = "published scores";

    @Option(
            names = "--published",
            required = true,
            paramLabel = "FILE",
            description = "Published scores: model, task, split, lang, metric, score between tabs, under a header.")
    private Path published;

    @Option(
            names = "--model",
            split = ",",
            paramLabel = "MODEL",
            description = "Ids of models. Without it: the bundled ones in full precision.")
    private List<String> models = List.of("bge-small-zh-v1.5", "bge-small-en-v1.5", "e5-small-v2", "all-minilm-l6-v2");

    @Option(
            names = "--types",
            split = ",",
            paramLabel = "TYPE",
            description = "Only tasks of these types, such as STS.")
    private List<String> types = List.of();

    @Option(names = "--notes", paramLabel = "FILE", description = "What is known of single scores: model, task, note.")
    private @Nullable Path notes;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the table into FILE, between the lines '<!-- begin " + SECTION + " -->' and '<!-- end "
                    + SECTION + " -->'.")
    private @Nullable Path target;

    @Mixin
    private EvalOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "Results go to DIR/results, as with 'eval'.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        List<PublishedScore> scores = PublishedScores.read(published);
        PublishedNotes known = notes == null ? PublishedNotes.none() : PublishedNotes.read(notes);
        List<Comparison> comparisons = new ArrayList<>();
        boolean failed = false;
        try (EvalSession session = EvalSession.open(
                config, Optional.ofNullable(out), spec.commandLine().getErr())) {
            List<EvalSystem> systems = models.stream().map(session::local).toList();
            for (TaskCatalog.Task task : tasks(options.catalog(config))) {
                for (EvalSystem model : systems) {
                    List<PublishedScore> ofBoth = of(model.model(), task.descriptor(), scores);
                    if (!ofBoth.isEmpty()) {
                        TaskOutcome outcome =
                                session.run(model, request(task, ofBoth)).outcome();
                        failed |= outcome instanceof TaskOutcome.Failed;
                        ofBoth.forEach(score -> comparisons.add(compare(score, task.descriptor(), outcome, known)));
                    }
                }
            }
        }
        String table = ComparisonTable.markdown(comparisons);
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
        if (target != null) {
            MarkedSection.replace(target, SECTION, table);
        }
        return failed ? ExitCode.PARTLY : ExitCode.DONE;
    }

    /** Those that can be compared, the cheap types first. */
    private List<TaskCatalog.Task> tasks(TaskCatalog catalog) {
        Collection<TaskCatalog.Task> all = catalog.all();
        return all.stream()
                .filter(task -> task.descriptor().about().match() != Match.NONE)
                .filter(task -> types.isEmpty()
                        || types.contains(task.descriptor().type().label()))
                .sorted(Comparator.comparing(
                        (TaskCatalog.Task task) -> task.descriptor().type().label(), Comparator.reverseOrder()))
                .toList();
    }

    private static List<PublishedScore> of(TestedModel model, TaskDescriptor task, List<PublishedScore> scores) {
        return scores.stream()
                .filter(score -> score.model().equals(model.name()))
                .filter(score -> score.task().equals(task.name()))
                .filter(score -> score.subset(task).isPresent())
                .filter(score -> !task.type().learns() || task.train().containsKey(score.split()))
                .toList();
    }

    private static TaskRequest request(TaskCatalog.Task task, List<PublishedScore> scores) {
        List<String> splits =
                scores.stream().map(PublishedScore::split).distinct().sorted().toList();
        return new TaskRequest(task, splits, TaskRequest.Existing.KEEP);
    }

    private static Comparison compare(
            PublishedScore score, TaskDescriptor task, TaskOutcome outcome, PublishedNotes known) {
        return switch (outcome) {
            case TaskOutcome.Finished(TaskResult result) -> compare(score, task, result, known.of(score));
            case TaskOutcome.Kept(TaskResult result) -> compare(score, task, result, known.of(score));
            case TaskOutcome.Failed(RuntimeException cause) ->
                new Comparison(score, task, Double.NaN, String.valueOf(cause.getMessage()));
        };
    }

    private static Comparison compare(PublishedScore score, TaskDescriptor task, TaskResult result, String known) {
        String subset = score.subset(task).orElseThrow().name();
        double ours = result.splits().getOrDefault(score.split(), List.of()).stream()
                .filter(scores -> scores.subset().equals(subset))
                .mapToDouble(SubsetScores::mainScore)
                .findFirst()
                .orElse(Double.NaN);
        Comparison comparison = new Comparison(score, task, ours, known);
        String note = known.isEmpty() && !comparison.isWithin() ? task.about().note() : known;
        return new Comparison(score, task, ours, note);
    }
}
