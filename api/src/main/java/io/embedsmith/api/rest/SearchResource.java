package io.embedsmith.api.rest;

import io.embedsmith.api.observability.SearchMetrics;
import io.embedsmith.api.rest.dto.SearchRequestDto;
import io.embedsmith.api.rest.dto.SearchResponseDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.search.Retriever;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Search. */
@Path("/api/v1/collections/{name}/search")
@Tag(name = "Search")
@RunOnVirtualThread
public class SearchResource {
    private final Retriever retriever;
    private final Permits permits;
    private final SearchMetrics metrics;
    private final CallerContext context;

    SearchResource(Retriever retriever, Permits permits, SearchMetrics metrics, CallerContext context) {
        this.retriever = retriever;
        this.permits = permits;
        this.metrics = metrics;
        this.context = context;
    }

    /** Finds passages by meaning, by words, or both. */
    @POST
    @RequiresScope(Scope.READ)
    public SearchResponseDto search(@RestPath String name, @NotNull @Valid SearchRequestDto request) {
        CollectionName collection = Paths.collection(name);
        SearchRequest search = request.toRequest();
        TenantId tenant = context.tenant();
        SearchResponse response = permits.search(() -> retriever.search(tenant, collection, search));
        metrics.record(search.mode(), response.timings());
        return SearchResponseDto.of(response);
    }
}
