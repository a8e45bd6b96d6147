package io.embedsmith.api.rest;

import io.embedsmith.api.evaluation.EvaluationPlan;
import io.embedsmith.api.evaluation.EvaluationRuns;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.QueryTable;
import io.embedsmith.api.evaluation.RunComparison;
import io.embedsmith.api.evaluation.RunComparisons;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.rest.dto.EvaluationRunDto;
import io.embedsmith.api.rest.dto.JobDto;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Measuring a collection by a set, and what was measured. */
@Path("/api/v1/collections/{name}/evaluation-sets/{set}")
@Tag(name = "Evaluation sets")
@RunOnVirtualThread
public class EvaluationRunsResource {
    private final EvaluationSets sets;
    private final EvaluationRuns runs;
    private final Jobs jobs;
    private final EvaluationAddresses addresses;
    private final CallerContext context;

    EvaluationRunsResource(
            EvaluationSets sets, EvaluationRuns runs, Jobs jobs, EvaluationAddresses addresses, CallerContext context) {
        this.sets = sets;
        this.runs = runs;
        this.jobs = jobs;
        this.addresses = addresses;
        this.context = context;
    }

    /** Measures dense, keyword and hybrid search, and other fusions, in a job; the run has the id of the job. */
    @POST
    @Path("/runs")
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto evaluate(
            @RestPath String name, @RestPath String set, @NotNull @Valid EvaluationRunDto.Request request) {
        EvaluationSets.Address address = existing(name, set);
        return enqueue(new JobSpec.Evaluate(address.collection(), address.name(), request.toPlan()));
    }

    /** Chooses the collection's coefficient in a job, and stores it when that is asked for and it is better. */
    @POST
    @Path("/tune")
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto tune(
            @RestPath String name, @RestPath String set, @NotNull @Valid EvaluationRunDto.TuneRequest request) {
        EvaluationSets.Address address = existing(name, set);
        return enqueue(new JobSpec.Tune(address.collection(), address.name(), request.toPlan()));
    }

    /** What was measured by a set, newest first. */
    @GET
    @Path("/runs")
    @RequiresScope(Scope.READ)
    public EvaluationRunDto.All list(@RestPath String name, @RestPath String set) {
        return new EvaluationRunDto.All(runs.list(addresses.of(name, set)).stream()
                .map(EvaluationRunDto::of)
                .toList());
    }

    /** One run. */
    @GET
    @Path("/runs/{id}")
    @RequiresScope(Scope.READ)
    public EvaluationRunDto get(@RestPath String name, @RestPath String set, @RestPath UUID id) {
        return EvaluationRunDto.of(runs.get(addresses.of(name, set), id));
    }

    /** Its scores query by query. */
    @GET
    @Path("/runs/{id}/queries")
    @RequiresScope(Scope.READ)
    public QueryTable byQuery(@RestPath String name, @RestPath String set, @RestPath UUID id) {
        return runs.byQuery(addresses.of(name, set), id);
    }

    /** Two runs on the queries that both measured, with the queries that changed most. */
    @GET
    @Path("/runs/{id}/compare/{other}")
    @RequiresScope(Scope.READ)
    public RunComparison compare(
            @RestPath String name,
            @RestPath String set,
            @RestPath UUID id,
            @RestPath UUID other,
            @RestQuery @DefaultValue(EvaluationPlan.DEFAULT_METRIC) String metric,
            @RestQuery @DefaultValue("hybrid") String system,
            @RestQuery @DefaultValue("20") @Min(1) @Max(1_000) int limit) {
        EvaluationSets.Address address = addresses.of(name, set);
        return RunComparisons.of(
                runs.byQuery(address, id),
                runs.byQuery(address, other),
                new RunComparisons.View(metric, system, limit));
    }

    /** Forgets a run. */
    @DELETE
    @Path("/runs/{id}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath String name, @RestPath String set, @RestPath UUID id) {
        runs.delete(addresses.of(name, set), id);
    }

    private EvaluationSets.Address existing(String name, String set) {
        EvaluationSets.Address address = addresses.of(name, set);
        sets.get(address);
        return address;
    }

    private JobDto enqueue(JobSpec spec) {
        return JobDto.of(jobs.enqueue(context.tenant(), spec, List.of()));
    }
}
