package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.evaluation.archive.BoardFigures;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.report.Leaderboard;
import io.embedsmith.evaluation.report.LeaderboardReport;
import io.embedsmith.evaluation.report.ModelScores;
import io.embedsmith.evaluation.report.TaskScore;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The leaderboard of an evaluation. */
@ApplicationScoped
public class EvaluationReports {
    /** What a leaderboard is written in. */
    public static final List<ReportFormat> FORMATS =
            List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.CSV);

    private final EmbedsmithConfig config;
    private final EvaluationFiles files;
    private final Tasks tasks;

    EvaluationReports(EmbedsmithConfig config, EvaluationFiles files, Tasks tasks) {
        this.config = config;
        this.files = files;
        this.tasks = tasks;
    }

    /** Models side by side with means and ranks; those without a result are left out. */
    public Leaderboard leaderboard(TaskEvaluation evaluation) {
        return Leaderboard.of(evaluation.wish().names().stream()
                .map(model -> scores(evaluation, model))
                .toList());
    }

    private ModelScores scores(TaskEvaluation evaluation, String model) {
        List<EvaluatedTask> done = evaluation.done().stream()
                .filter(task -> task.model().equals(model) && task.ending() instanceof EvaluatedTask.Scored)
                .toList();
        return new ModelScores(
                model,
                "",
                done.stream()
                        .map(task -> new TaskScore(task.task(), type(task.task()), score(task)))
                        .toList());
    }

    private static double score(EvaluatedTask task) {
        return switch (task.ending()) {
            case EvaluatedTask.Scored scored -> scored.score().score();
            case EvaluatedTask.Failed _ -> Double.NaN;
        };
    }

    /** Empty for a task that the operator took away since. */
    private String type(String task) {
        return tasks.catalog().all().stream()
                .filter(known -> known.descriptor().name().equals(task))
                .findFirst()
                .map(known -> known.descriptor().type().label())
                .orElse("");
    }

    /**
     * For people.
     *
     * @param format one of {@link #FORMATS}
     */
    public String report(TenantId tenant, TaskEvaluation evaluation, ReportFormat format, Language language) {
        Leaderboard board = leaderboard(evaluation);
        if (board.rows().isEmpty()) {
            throw new ApiException(
                    ErrorCode.NOT_FOUND,
                    "evaluation " + evaluation.id()
                            + " has no result yet; its report is there once a task is finished");
        }
        LeaderboardReport report = new LeaderboardReport(board, language);
        return switch (format) {
            case MARKDOWN -> report.markdown();
            case CSV -> report.csv();
            case HTML -> html(tenant, evaluation, report);
            case JSON ->
                throw new IllegalArgumentException("a leaderboard is written in one of " + FORMATS + ", not JSON");
        };
    }

    private String html(TenantId tenant, TaskEvaluation evaluation, LeaderboardReport report) {
        List<String> ranked =
                report.board().rows().stream().map(Leaderboard.Row::name).toList();
        try (WorkFolder folder = WorkFolder.of(config, UUID.randomUUID())) {
            List<ArchivedModel> models = files.restore(tenant, evaluation, ranked, folder);
            return report.html(new BoardFigures(new Measurements(tasks.catalog()), report.language()).of(models));
        }
    }
}
