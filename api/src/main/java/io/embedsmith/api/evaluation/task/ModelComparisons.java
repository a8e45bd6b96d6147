package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.comparison.ComparisonReport;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** Compares two models of an evaluation, item by item. */
@ApplicationScoped
public class ModelComparisons {
    private final EmbedsmithConfig config;
    private final TaskEvaluations evaluations;
    private final EvaluationFiles files;
    private final Findings findings;
    private final Tasks tasks;

    ModelComparisons(
            EmbedsmithConfig config,
            TaskEvaluations evaluations,
            EvaluationFiles files,
            Findings findings,
            Tasks tasks) {
        this.config = config;
        this.evaluations = evaluations;
        this.files = files;
        this.findings = findings;
        this.tasks = tasks;
    }

    /**
     * Compares and keeps what came of it under the job's id; how many tasks were compared.
     *
     * @throws CancellationException if the listener said stop
     */
    public int compare(TenantId tenant, UUID job, ComparisonWish wish, TaskListener listener) {
        listener.phase("reading");
        TaskEvaluation evaluation = evaluations.get(tenant, wish.evaluation());
        try (WorkFolder folder = WorkFolder.of(config, job)) {
            List<ArchivedModel> models =
                    files.restore(tenant, evaluation, List.of(wish.first(), wish.second()), folder);
            if (models.size() < 2) {
                throw incomparable(wish);
            }
            Measurements measurements = new Measurements(tasks.catalog());
            SystemComparison comparison = measurements.compare(
                    models.getFirst(),
                    models.getLast(),
                    wish.tasks(),
                    new SystemComparison.Settings(
                            OptionalInt.empty(), wish.examples(), measurements.texts(), new StepListener(listener)));
            if (comparison.tasks().isEmpty()) {
                throw incomparable(wish);
            }
            findings.keep(
                    Findings.Address.comparison(tenant, job, wish.evaluation()),
                    ModelComparison.of(comparison),
                    (format, language) -> {
                        ComparisonReport report = new ComparisonReport(comparison, language);
                        return format == ReportFormat.HTML ? report.html() : report.markdown();
                    });
            return comparison.tasks().size();
        }
    }

    private static ApiException incomparable(ComparisonWish wish) {
        return new ApiException(
                ErrorCode.INVALID_REQUEST,
                "there is no task on which both " + wish.first() + " and " + wish.second()
                        + " have a result; wait for the evaluation, or measure both on the same tasks");
    }
}
