package io.embedsmith.api.rest;

import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.merge.MergeWish;
import io.embedsmith.api.merge.ModelMerges;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.MergeDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Models merged into new ones. */
@Path("/api/v1/merges")
@Tag(name = "Models")
@RunOnVirtualThread
public class MergesResource {
    private final ModelMerges merges;
    private final Jobs jobs;
    private final CallerContext context;

    MergesResource(ModelMerges merges, Jobs jobs, CallerContext context) {
        this.merges = merges;
        this.jobs = jobs;
        this.context = context;
    }

    /** Merges models, in a job; models are the same for all tenants, so it needs the scope of an operator. */
    @POST
    @ResponseStatus(202)
    @RequiresScope(Scope.ADMIN)
    public JobDto create(@NotNull @Valid MergeDto request) {
        MergeWish wish = request.toWish();
        merges.check(wish);
        return JobDto.of(jobs.enqueue(context.tenant(), new JobSpec.MergeModels(wish), List.of()));
    }
}
