package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.TrainingDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.api.training.ModelTrainings;
import io.embedsmith.api.training.TrainingWish;
import io.embedsmith.api.training.Trainings;
import io.embedsmith.retrieval.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Models tuned into new ones. */
@Path("/api/v1/trainings")
@Tag(name = "Models")
@RunOnVirtualThread
public class TrainingsResource {
    private final ModelTrainings models;
    private final Trainings trainings;
    private final TrainingForm form;
    private final Jobs jobs;
    private final CallerContext context;

    TrainingsResource(ModelTrainings models, Trainings trainings, TrainingForm form, Jobs jobs, CallerContext context) {
        this.models = models;
        this.trainings = trainings;
        this.form = form;
        this.jobs = jobs;
        this.context = context;
    }

    /**
     * Tunes a model, in a job whose id is that of the training; models are the same for all tenants, so it needs the scope of
     * an operator.
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(202)
    @RequiresScope(Scope.ADMIN)
    public JobDto create(
            @RestForm @Nullable String training,
            @RestForm("file") @Nullable List<FileUpload> files,
            @RestForm @Nullable FileUpload dev) {
        TrainingWish wish = form.wish(training);
        TrainingForm.Data data = form.data(wish, files, dev);
        models.check(wish);
        data.check();
        TenantId tenant = context.tenant();
        return JobDto.of(
                jobs.enqueue(tenant, new JobSpec.TrainModel(), data.staged(), id -> trainings.add(tenant, id, wish)));
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    public TrainingDto.All list(@RestQuery @DefaultValue("50") @Min(1) @Max(1_000) int limit) {
        return new TrainingDto.All(trainings.list(context.tenant(), limit).stream()
                .map(TrainingDto::of)
                .toList());
    }

    /** One training as it stands. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    public TrainingDto get(@RestPath UUID id) {
        return TrainingDto.of(trainings.get(context.tenant(), id));
    }

    /** How it went so far, step by step, or the mean over several steps where there are more than {@code points}. */
    @GET
    @Path("/{id}/curve")
    @RequiresScope(Scope.READ)
    public TrainingDto.Curve curve(
            @RestPath UUID id, @RestQuery @DefaultValue("500") @Min(1) @Max(100_000) int points) {
        return TrainingDto.Curve.of(trainings.curve(context.tenant(), id).thinned(points));
    }

    /** Before and after, as a file. */
    @GET
    @Path("/{id}/report")
    @RequiresScope(Scope.READ)
    public Response report(
            @RestPath UUID id,
            @RestQuery @DefaultValue("html") String format,
            @RestQuery @DefaultValue("en") String language) {
        ReportFormat wanted = ReportFormat.of(format, Trainings.FORMATS);
        String text = trainings.report(context.tenant(), id, wanted, Chosen.language(language));
        return Chosen.download(text, wanted, "training");
    }

    /** Forgets a training whose job has ended; the model stays. */
    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath UUID id) {
        TenantId tenant = context.tenant();
        trainings.get(tenant, id);
        if (jobs.isUnfinished(tenant, id)) {
            throw new ApiException(ErrorCode.CONFLICT, "training " + id + " goes on; cancel job " + id + " first");
        }
        models.delete(new ModelTrainings.Address(tenant, id));
        jobs.dropFiles(tenant, id);
    }
}
