package io.embedsmith.api.rest;

import io.embedsmith.api.job.Job;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.rest.dto.EmbedDto;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.ModelDto;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.api.rest.dto.RerankDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.vector.DenseVector;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Models and embedding. */
@Path("/api/v1")
@Tag(name = "Models")
@RunOnVirtualThread
public class ModelsResource {
    private final ModelHost models;
    private final Jobs jobs;
    private final Permits permits;
    private final CallerContext context;

    ModelsResource(ModelHost models, Jobs jobs, Permits permits, CallerContext context) {
        this.models = models;
        this.jobs = jobs;
        this.permits = permits;
        this.context = context;
    }

    /** The models that this server can run. */
    @GET
    @Path("/models")
    @RequiresScope(Scope.READ)
    public ModelDto.All list() {
        return new ModelDto.All(models.cards().stream().map(ModelDto::of).toList());
    }

    /** One model. */
    @GET
    @Path("/models/{id}")
    @RequiresScope(Scope.READ)
    public ModelDto get(@RestPath String id) {
        ModelId wanted = Paths.model(id);
        return ModelDto.of(models.cards().stream()
                .filter(card -> card.id().equals(wanted))
                .findFirst()
                .orElseGet(() -> models.model(wanted).card()));
    }

    /** Measures a model's speed on this machine, in a job. */
    @POST
    @Path("/models/{id}/measure")
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto measure(@RestPath String id) {
        ModelId known = models.model(Paths.model(id)).card().id();
        Job job = jobs.enqueue(context.tenant(), new JobSpec.Measure(known.value()), List.of());
        return JobDto.of(job);
    }

    /** Puts texts in the order in which they answer a query. */
    @POST
    @Path("/rerank")
    @RequiresScope(Scope.READ)
    public RerankDto rerank(@NotNull @Valid RerankDto.Request request) {
        Reranker reranker = models.reranker(Requests.checked(() -> new ModelId(request.model())));
        List<String> texts = request.checkedTexts();
        return request.answer(reranker.card(), permits.embed(() -> reranker.score(request.query(), texts)));
    }

    /** Turns texts into vectors. */
    @POST
    @Path("/embed")
    @RequiresScope(Scope.READ)
    public EmbedDto embed(@NotNull @Valid EmbedDto.Request request) {
        EmbeddingModel model = models.model(Requests.checked(() -> new ModelId(request.model())));
        EmbeddingRequest texts = request.toRequest();
        List<DenseVector> vectors = permits.embed(() -> model.embed(texts));
        ModelCard card = model.card();
        return new EmbedDto(
                card.id().value(),
                card.revision(),
                vectors.getFirst().dimension(),
                vectors.stream().map(DenseVector::toArray).toList());
    }
}
