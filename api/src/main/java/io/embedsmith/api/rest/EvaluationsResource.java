package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.task.EvaluatedSystem;
import io.embedsmith.api.evaluation.task.EvaluatedTask;
import io.embedsmith.api.evaluation.task.EvaluationFiles;
import io.embedsmith.api.evaluation.task.EvaluationReports;
import io.embedsmith.api.evaluation.task.EvaluationWish;
import io.embedsmith.api.evaluation.task.TaskEvaluation;
import io.embedsmith.api.evaluation.task.TaskEvaluations;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.rest.dto.EvaluationDto;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.retrieval.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Models measured on tasks. */
@Path("/api/v1/evaluations")
@Tag(name = "Evaluations")
@RunOnVirtualThread
public class EvaluationsResource {
    private final TaskEvaluations evaluations;
    private final EvaluationFiles files;
    private final EvaluationReports reports;
    private final Chosen chosen;
    private final Jobs jobs;
    private final CallerContext context;

    EvaluationsResource(
            TaskEvaluations evaluations,
            EvaluationFiles files,
            EvaluationReports reports,
            Chosen chosen,
            Jobs jobs,
            CallerContext context) {
        this.evaluations = evaluations;
        this.files = files;
        this.reports = reports;
        this.chosen = chosen;
        this.jobs = jobs;
        this.context = context;
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    public EvaluationDto.All list(@RestQuery @DefaultValue("50") @Min(1) @Max(1_000) int limit) {
        return new EvaluationDto.All(evaluations.list(context.tenant(), limit).stream()
                .map(EvaluationDto::of)
                .toList());
    }

    /** Measures models on tasks, in a job whose id is that of the evaluation. */
    @POST
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto create(@NotNull @Valid EvaluationDto.Request request) {
        EvaluationWish asked =
                Requests.checked(() -> new EvaluationWish(request.models(), request.tasks(), Optional.empty()));
        List<String> tasks = chosen.tasks(asked.tasks());
        Optional<EvaluatedSystem.Second> second =
                Optional.ofNullable(request.rerank()).map(rerank -> chosen.second(rerank, tasks));
        EvaluationWish wish = Requests.checked(() -> new EvaluationWish(chosen.models(asked.models()), tasks, second));
        TenantId tenant = context.tenant();
        return JobDto.of(jobs.enqueue(tenant, new JobSpec.EvaluateModels(), id -> evaluations.add(tenant, id, wish)));
    }

    /** One evaluation with what is finished so far. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    public EvaluationDto.Whole get(@RestPath UUID id) {
        TaskEvaluation evaluation = evaluations.get(context.tenant(), id);
        Map<UUID, Map<String, Object>> scores = files.mteb(context.tenant(), evaluation);
        return new EvaluationDto.Whole(
                EvaluationDto.of(evaluation),
                evaluation.done().stream()
                        .map(task -> EvaluationDto.Result.of(task, mteb(task, scores)))
                        .toList(),
                reports.leaderboard(evaluation).rows().stream()
                        .map(EvaluationDto.Rank::of)
                        .toList());
    }

    private static Optional<Map<String, Object>> mteb(EvaluatedTask task, Map<UUID, Map<String, Object>> scores) {
        return task.ending() instanceof EvaluatedTask.Scored scored
                ? Optional.ofNullable(scores.get(scored.score().id()))
                : Optional.empty();
    }

    /** Forgets an evaluation whose job has ended. */
    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath UUID id) {
        evaluations.get(context.tenant(), id);
        if (jobs.isUnfinished(context.tenant(), id)) {
            throw new ApiException(
                    ErrorCode.CONFLICT, "evaluation " + id + " is still being measured; cancel job " + id + " first");
        }
        evaluations.delete(context.tenant(), id);
    }

    /** All result files in the layout of MTEB, as a ZIP archive. */
    @GET
    @Path("/{id}/files")
    @RequiresScope(Scope.READ)
    public Response archive(@RestPath UUID id) {
        TenantId tenant = context.tenant();
        TaskEvaluation evaluation = evaluations.get(tenant, id);
        StreamingOutput zip = out -> files.zip(tenant, evaluation, out);
        return Response.ok(zip, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evaluation-" + id + ".zip\"")
                .build();
    }

    /** The leaderboard as a file. */
    @GET
    @Path("/{id}/report")
    @RequiresScope(Scope.READ)
    public Response report(
            @RestPath UUID id,
            @RestQuery @DefaultValue("html") String format,
            @RestQuery @DefaultValue("en") String language) {
        ReportFormat wanted = ReportFormat.of(format, EvaluationReports.FORMATS);
        String text = reports.report(
                context.tenant(), evaluations.get(context.tenant(), id), wanted, Chosen.language(language));
        return Chosen.download(text, wanted, "leaderboard");
    }
}
