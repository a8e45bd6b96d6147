package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.task.ComparisonWish;
import io.embedsmith.api.evaluation.task.EvaluationWish;
import io.embedsmith.api.evaluation.task.Findings;
import io.embedsmith.api.evaluation.task.TaskEvaluations;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.rest.dto.ComparisonDto;
import io.embedsmith.api.rest.dto.EvaluationDto;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Two models of an evaluation side by side. */
@Path("/api/v1/evaluations/{id}")
@Tag(name = "Evaluations")
@RunOnVirtualThread
public class ComparisonsResource {
    private final TaskEvaluations evaluations;
    private final Findings findings;
    private final Jobs jobs;
    private final CallerContext context;

    ComparisonsResource(TaskEvaluations evaluations, Findings findings, Jobs jobs, CallerContext context) {
        this.evaluations = evaluations;
        this.findings = findings;
        this.jobs = jobs;
        this.context = context;
    }

    /** Compares two models of the evaluation, in a job whose id is that of the comparison. */
    @POST
    @Path("/compare")
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto compare(@RestPath UUID id, @NotNull @Valid EvaluationDto.CompareRequest request) {
        EvaluationWish evaluation = evaluations.get(context.tenant(), id).wish();
        ComparisonWish wish = request.toWish(id);
        List.of(wish.first(), wish.second()).forEach(model -> {
            if (!evaluation.names().contains(model)) {
                throw new ApiException(
                        ErrorCode.MODEL_NOT_FOUND,
                        "first and second must be models of the evaluation, which has " + evaluation.names() + ", not '"
                                + model + "'");
            }
        });
        wish.tasks().forEach(task -> {
            if (evaluation.tasks().stream().noneMatch(task::equalsIgnoreCase)) {
                throw new ApiException(
                        ErrorCode.TASK_NOT_FOUND,
                        "tasks must be of the evaluation, which has " + evaluation.tasks() + ", not '" + task + "'");
            }
        });
        return JobDto.of(jobs.enqueue(context.tenant(), new JobSpec.CompareModels(wish), List.of()));
    }

    /** Those of the evaluation, newest first. */
    @GET
    @Path("/comparisons")
    @RequiresScope(Scope.READ)
    public ComparisonDto.All list(@RestPath UUID id) {
        evaluations.get(context.tenant(), id);
        return new ComparisonDto.All(findings.comparisons(context.tenant(), id).stream()
                .map(ComparisonDto.Summary::of)
                .toList());
    }

    /** One comparison. */
    @GET
    @Path("/comparisons/{comparison}")
    @RequiresScope(Scope.READ)
    public ComparisonDto get(@RestPath UUID id, @RestPath UUID comparison) {
        return ComparisonDto.of(findings.comparison(address(id, comparison)));
    }

    /** One comparison as a file. */
    @GET
    @Path("/comparisons/{comparison}/report")
    @RequiresScope(Scope.READ)
    public Response report(
            @RestPath UUID id,
            @RestPath UUID comparison,
            @RestQuery @DefaultValue("html") String format,
            @RestQuery @DefaultValue("en") String language) {
        ReportFormat wanted = ReportFormat.of(format, Findings.FORMATS);
        String text = findings.report(address(id, comparison), wanted, Chosen.language(language));
        return Chosen.download(text, wanted, "comparison");
    }

    /** Forgets a comparison. */
    @DELETE
    @Path("/comparisons/{comparison}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath UUID id, @RestPath UUID comparison) {
        findings.delete(address(id, comparison));
    }

    private Findings.Address address(UUID evaluation, UUID comparison) {
        evaluations.get(context.tenant(), evaluation);
        return Findings.Address.comparison(context.tenant(), comparison, evaluation);
    }
}
