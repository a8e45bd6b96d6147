package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.api.rest.dto.PutDocumentDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Documents of a collection. */
@Path("/api/v1/collections/{name}/documents")
@Tag(name = "Documents")
@RunOnVirtualThread
public class DocumentsResource {
    private final DocumentStore documents;
    private final DocumentWrites writes;
    private final CallerContext context;

    DocumentsResource(DocumentStore documents, DocumentWrites writes, CallerContext context) {
        this.documents = documents;
        this.writes = writes;
        this.context = context;
    }

    /** A page of documents in the order of their keys. */
    @GET
    @RequiresScope(Scope.READ)
    public DocumentDto.Page list(
            @RestPath String name,
            @RestQuery @DefaultValue("50") @Min(1) @Max(1_000) int limit,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable @Pattern(regexp = "ready|failed") String status) {
        DocumentStore.Page page = new DocumentStore.Page(
                Optional.ofNullable(after).map(Paths::document),
                Optional.ofNullable(status).map(this::toStatus),
                limit);
        List<DocumentInfo> found = documents.list(context.tenant(), Paths.collection(name), page);
        Optional<String> next = found.size() < limit
                ? Optional.empty()
                : Optional.of(found.getLast().key().value());
        return new DocumentDto.Page(found.stream().map(DocumentDto::of).toList(), next);
    }

    private DocumentStore.Status toStatus(String status) {
        return switch (status) {
            case "ready" -> DocumentStore.Status.READY;
            case "failed" -> DocumentStore.Status.FAILED;
            default ->
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST, "status '" + status + "' is not known; known are ready, failed");
        };
    }

    /** Puts a text under a key; when the call returns, the text can be found. */
    @PUT
    @Path("/{key}")
    @RequiresScope(Scope.WRITE)
    public DocumentDto put(@RestPath String name, @RestPath String key, @NotNull @Valid PutDocumentDto document) {
        CollectionName collection = Paths.collection(name);
        DocumentKey documentKey = Paths.document(key);
        return DocumentDto.of(writes.put(context.tenant(), collection, TextDocuments.reading(documentKey, document)));
    }

    /** One document. */
    @GET
    @Path("/{key}")
    @RequiresScope(Scope.READ)
    public DocumentDto get(@RestPath String name, @RestPath String key) {
        return DocumentDto.of(documents.get(context.tenant(), Paths.collection(name), Paths.document(key)));
    }

    /** Its passages in text order. */
    @GET
    @Path("/{key}/passages")
    @RequiresScope(Scope.READ)
    public PassageDto.Page passages(
            @RestPath String name,
            @RestPath String key,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int from) {
        TenantId tenant = context.tenant();
        CollectionName collection = Paths.collection(name);
        DocumentKey documentKey = Paths.document(key);
        DocumentInfo document = documents.get(tenant, collection, documentKey);
        List<PassageView> passages = documents.passages(tenant, collection, documentKey, from, limit);
        return new PassageDto.Page(
                DocumentDto.of(document), passages.stream().map(PassageDto::of).toList(), document.passages());
    }

    /** Removes a document; when the call returns, no search finds it. */
    @DELETE
    @Path("/{key}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath String name, @RestPath String key) {
        if (!documents.delete(context.tenant(), Paths.collection(name), Paths.document(key))) {
            throw new ApiException(
                    ErrorCode.DOCUMENT_NOT_FOUND, "collection '" + name + "' has no document '" + key + "'");
        }
    }
}
