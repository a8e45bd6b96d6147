package io.embedsmith.api.rest;

import io.embedsmith.api.rest.dto.KeyDto;
import io.embedsmith.api.rest.dto.SessionDto;
import io.embedsmith.api.security.ApiKeys;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** API keys and who is calling. */
@Path("/api/v1")
@Tag(name = "Keys")
@RunOnVirtualThread
public class KeysResource {
    private final ApiKeys keys;
    private final CallerContext context;
    private final String version;

    KeysResource(
            ApiKeys keys, CallerContext context, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.keys = keys;
        this.context = context;
        this.version = version;
    }

    /** Who is calling. */
    @GET
    @Path("/session")
    @RequiresScope(Scope.READ)
    public SessionDto session() {
        return SessionDto.of(context.caller(), version);
    }

    /** The tenant's keys. */
    @GET
    @Path("/keys")
    @RequiresScope(Scope.ADMIN)
    public KeyDto.All list() {
        return new KeyDto.All(
                keys.list(context.tenant()).stream().map(KeyDto::of).toList());
    }

    /** Makes a key and shows it, this once. */
    @POST
    @Path("/keys")
    @ResponseStatus(201)
    @RequiresScope(Scope.ADMIN)
    public KeyDto create(@NotNull @Valid KeyDto.Request request) {
        return KeyDto.of(keys.create(
                context.tenant(), request.toName(), request.toScope(), Optional.ofNullable(request.expiresAt())));
    }

    /** Takes a key away, at once. */
    @DELETE
    @Path("/keys/{id}")
    @RequiresScope(Scope.ADMIN)
    public void revoke(@RestPath UUID id) {
        keys.revoke(context.tenant(), id);
    }
}
