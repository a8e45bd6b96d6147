package io.embedsmith.api.rest;

import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.rest.dto.CollectionDto;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import io.embedsmith.api.rest.dto.PatchCollectionDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.api.watch.Watches;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Collections. */
@Path("/api/v1/collections")
@Tag(name = "Collections")
@RunOnVirtualThread
public class CollectionsResource {
    private final CollectionStore collections;
    private final Jobs jobs;
    private final Watches watches;
    private final EvaluationSets evaluationSets;
    private final CallerContext context;

    CollectionsResource(
            CollectionStore collections,
            Jobs jobs,
            Watches watches,
            EvaluationSets evaluationSets,
            CallerContext context) {
        this.collections = collections;
        this.jobs = jobs;
        this.watches = watches;
        this.evaluationSets = evaluationSets;
        this.context = context;
    }

    /** All of the tenant's collections, by name. */
    @GET
    @RequiresScope(Scope.READ)
    public CollectionDto.All list() {
        return new CollectionDto.All(collections.list(context.tenant()).stream()
                .map(CollectionDto::of)
                .toList());
    }

    /** Makes an empty collection. */
    @POST
    @ResponseStatus(201)
    @RequiresScope(Scope.WRITE)
    public CollectionDto create(@NotNull @Valid CreateCollectionDto request) {
        return CollectionDto.of(collections.create(context.tenant(), request.toName(), request.toSettings()));
    }

    /** One collection. */
    @GET
    @Path("/{name}")
    @RequiresScope(Scope.READ)
    public CollectionDto get(@RestPath String name) {
        return CollectionDto.of(collections.get(context.tenant(), Paths.collection(name)));
    }

    /** Changes settings; a new user dictionary re-segments the passages in a job. */
    @PATCH
    @Path("/{name}")
    @RequiresScope(Scope.WRITE)
    public CollectionDto update(@RestPath String name, @NotNull @Valid PatchCollectionDto change) {
        CollectionName collection = Paths.collection(name);
        CollectionInfo before = collections.get(context.tenant(), collection);
        CollectionSettings settings = change.over(before.settings());
        CollectionInfo after = collections.update(context.tenant(), collection, settings);
        boolean hasNewWords =
                !settings.userDictionary().equals(before.settings().userDictionary());
        if (hasNewWords && after.passages() > 0) {
            jobs.enqueue(context.tenant(), new JobSpec.Resegment(collection.value()), List.of());
        }
        return CollectionDto.of(after);
    }

    /** Removes the collection with all that is in it. */
    @DELETE
    @Path("/{name}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath String name) {
        collections.delete(context.tenant(), Paths.collection(name));
        watches.deleteAll(context.tenant(), name);
        evaluationSets.deleteAll(context.tenant(), name);
    }
}
