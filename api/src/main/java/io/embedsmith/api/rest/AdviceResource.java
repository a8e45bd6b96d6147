package io.embedsmith.api.rest;

import io.embedsmith.api.evaluation.task.AdviceWish;
import io.embedsmith.api.evaluation.task.Findings;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.rest.dto.AdviceDto;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Which model to take. */
@Path("/api/v1/advice")
@Tag(name = "Evaluations")
@RunOnVirtualThread
public class AdviceResource {
    private final Findings findings;
    private final Chosen chosen;
    private final EvaluationAddresses addresses;
    private final Jobs jobs;
    private final CallerContext context;

    AdviceResource(Findings findings, Chosen chosen, EvaluationAddresses addresses, Jobs jobs, CallerContext context) {
        this.findings = findings;
        this.chosen = chosen;
        this.addresses = addresses;
        this.jobs = jobs;
        this.context = context;
    }

    /** Weighs models, in a job whose id is that of the advice. Tasks without a result are run. */
    @POST
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto create(@NotNull @Valid AdviceDto.Request request) {
        AdviceWish asked = request.toWish();
        AdviceWish wish = Requests.checked(() -> new AdviceWish(
                chosen.models(asked.models()),
                chosen.tasks(asked.tasks()),
                asked.collection().map(addresses::collection),
                asked.set().map(set -> addresses.set(asked.collection().orElseThrow(), set)),
                asked.passages()));
        return JobDto.of(jobs.enqueue(context.tenant(), new JobSpec.Advise(wish), List.of()));
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    public AdviceDto.All list(@RestQuery @DefaultValue("50") @Min(1) @Max(1_000) int limit) {
        return new AdviceDto.All(findings.advice(context.tenant(), limit).stream()
                .map(AdviceDto::of)
                .toList());
    }

    /** One advice. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    public AdviceDto get(@RestPath UUID id) {
        return AdviceDto.of(findings.advice(address(id)));
    }

    /** One advice as a file. */
    @GET
    @Path("/{id}/report")
    @RequiresScope(Scope.READ)
    public Response report(
            @RestPath UUID id,
            @RestQuery @DefaultValue("html") String format,
            @RestQuery @DefaultValue("en") String language) {
        ReportFormat wanted = ReportFormat.of(format, Findings.FORMATS);
        String text = findings.report(address(id), wanted, Chosen.language(language));
        return Chosen.download(text, wanted, "advice");
    }

    /** Forgets an advice. */
    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath UUID id) {
        findings.delete(address(id));
    }

    private Findings.Address address(UUID id) {
        return Findings.Address.advice(context.tenant(), id);
    }
}
