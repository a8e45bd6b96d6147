package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.archive.BoardFigures;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.report.Leaderboard;
import io.embedsmith.evaluation.report.LeaderboardReport;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.wording.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The leaderboard. */
@Command(
        name = "report",
        description = {
            "Put the results of all models into one leaderboard: means over tasks and over types, Borda ranks as MTEB's.",
            "With --out: Markdown, CSV, JSON, and one HTML file with plots that needs no network and no script."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval report",
            "  embedsmith eval report --results runs,~/mteb/results --out report --language zh"
        })
@SuppressWarnings("NullAway.Init")
final class EvalReportCommand implements Callable<Integer> {
    @Mixin
    private EvalResults results;

    @Mixin
    private EvalOptions options;

    @Mixin
    private ReportFiles files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        Measurements measurements = new Measurements(options.catalog(config));
        List<ArchivedModel> models = results.models(config);
        PrintWriter err = spec.commandLine().getErr();
        models.forEach(model -> model.read().unread().forEach(problem -> err.println("left out: " + problem)));
        err.flush();
        Leaderboard board =
                Leaderboard.of(models.stream().map(measurements::scores).toList());
        LeaderboardReport report = new LeaderboardReport(board, files.language());
        if (files.hasFolder()) {
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put("leaderboard.html", report.html(new BoardFigures(measurements, files.language()).of(models)));
            texts.put("leaderboard.md", report.markdown());
            texts.put("leaderboard.csv", report.csv());
            texts.put("leaderboard.json", ReportFiles.json(report.values()));
            files.write(texts, err);
        }
        files.print(report.values(), table(board)::print, spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private static Table table(Leaderboard board) {
        List<String> header = new ArrayList<>(List.of("RANK", "MODEL", "MEAN (TASKS)", "MEAN (TYPES)"));
        header.addAll(board.tasks().keySet());
        Table table = new Table(header.toArray(String[]::new));
        for (Leaderboard.Row model : board.rows()) {
            List<String> row = new ArrayList<>(List.of(
                    String.valueOf(model.rank()),
                    model.name(),
                    Numbers.score(model.mean()),
                    Numbers.score(model.meanOfTypes())));
            board.tasks().keySet().forEach(task -> row.add(Numbers.score(model.score(task))));
            table.add(row.toArray(String[]::new));
        }
        return table;
    }
}
