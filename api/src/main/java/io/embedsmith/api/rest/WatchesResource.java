package io.embedsmith.api.rest;

import io.embedsmith.api.rest.dto.WatchDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.api.watch.Watches;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Watched folders. */
@Path("/api/v1/collections/{name}/watches")
@Tag(name = "Watched folders")
@RunOnVirtualThread
public class WatchesResource {
    private final CollectionStore collections;
    private final Watches watches;
    private final CallerContext context;

    WatchesResource(CollectionStore collections, Watches watches, CallerContext context) {
        this.collections = collections;
        this.watches = watches;
        this.context = context;
    }

    /** The watched folders of a collection. */
    @GET
    @RequiresScope(Scope.READ)
    public WatchDto.All list(@RestPath String name) {
        return new WatchDto.All(watches.list(context.tenant(), existing(name)).stream()
                .map(WatchDto::of)
                .toList());
    }

    /** Starts to watch a folder of the server. */
    @POST
    @ResponseStatus(201)
    @RequiresScope(Scope.ADMIN)
    public WatchDto create(@RestPath String name, @NotNull @Valid WatchDto.Request request) {
        return WatchDto.of(watches.create(context.tenant(), existing(name), request.toWish()));
    }

    /** Stops watching; what was brought in stays. */
    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.ADMIN)
    public void delete(@RestPath String name, @RestPath UUID id) {
        watches.delete(context.tenant(), existing(name), id);
    }

    private String existing(String name) {
        CollectionName collection = Paths.collection(name);
        return collections.get(context.tenant(), collection).name().value();
    }
}
