package io.embedsmith.api.rest;

import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.retrieval.tenant.TenantId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Jobs. */
@Path("/api/v1/jobs")
@Tag(name = "Jobs")
public class JobsResource {
    private final Jobs jobs;
    private final JobFeed feed;
    private final CallerContext context;

    JobsResource(Jobs jobs, JobFeed feed, CallerContext context) {
        this.jobs = jobs;
        this.feed = feed;
        this.context = context;
    }

    /** The newest jobs first. */
    @GET
    @RequiresScope(Scope.READ)
    public JobDto.All list(@RestQuery @DefaultValue("50") @Min(1) @Max(1_000) int limit) {
        return new JobDto.All(
                jobs.list(context.tenant(), limit).stream().map(JobDto::of).toList());
    }

    /** One job. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    public JobDto get(@RestPath UUID id) {
        return JobDto.of(jobs.get(context.tenant(), id));
    }

    /** Progress as it happens, until the job ends. */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RequiresScope(Scope.READ)
    public Multi<OutboundSseEvent> events(@RestPath UUID id) {
        TenantId tenant = context.tenant();
        return feed.follow(tenant, jobs.get(tenant, id).id());
    }

    /** Asks a job to stop; what it committed stays. */
    @POST
    @Path("/{id}/cancel")
    @RequiresScope(Scope.WRITE)
    public JobDto cancel(@RestPath UUID id) {
        return JobDto.of(jobs.cancel(context.tenant(), id));
    }

    /** Lets a failed or cancelled job go on where it stopped. */
    @POST
    @Path("/{id}/resume")
    @RequiresScope(Scope.WRITE)
    public JobDto resume(@RestPath UUID id) {
        return JobDto.of(jobs.resume(context.tenant(), id));
    }
}
