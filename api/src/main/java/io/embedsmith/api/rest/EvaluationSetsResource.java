package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.JudgementFiles;
import io.embedsmith.api.evaluation.JudgementLimits;
import io.embedsmith.api.rest.dto.EvaluationSetDto;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Judged queries of a collection. */
@Path("/api/v1/collections/{name}/evaluation-sets")
@Tag(name = "Evaluation sets")
@RunOnVirtualThread
public class EvaluationSetsResource {
    private final EvaluationSets sets;
    private final EvaluationAddresses addresses;
    private final CallerContext context;

    EvaluationSetsResource(EvaluationSets sets, EvaluationAddresses addresses, CallerContext context) {
        this.sets = sets;
        this.addresses = addresses;
        this.context = context;
    }

    /** All sets of a collection, by name. */
    @GET
    @RequiresScope(Scope.READ)
    public EvaluationSetDto.All list(@RestPath String name) {
        return new EvaluationSetDto.All(sets.list(context.tenant(), addresses.collection(name)).stream()
                .map(EvaluationSetDto::of)
                .toList());
    }

    /** Makes a set, empty or with its first queries. */
    @POST
    @ResponseStatus(201)
    @RequiresScope(Scope.WRITE)
    public EvaluationSetDto create(@RestPath String name, @NotNull @Valid EvaluationSetDto.Request request) {
        return EvaluationSetDto.of(sets.create(addresses.of(name, request.toName()), request.toQueries()));
    }

    /** A set with a page of its queries, in the order in which they came, or with those of one text. */
    @GET
    @Path("/{set}")
    @RequiresScope(Scope.READ)
    public EvaluationSetDto.Page get(
            @RestPath String name,
            @RestPath String set,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int from,
            @RestQuery @Nullable String text) {
        EvaluationSets.Address address = addresses.of(name, set);
        List<JudgedQuery> queries = text == null
                ? sets.queries(address, from, limit)
                : sets.queriesOf(address, Requests.storable("text", text));
        return new EvaluationSetDto.Page(
                EvaluationSetDto.of(sets.get(address)),
                queries.stream().map(EvaluationSetDto.QueryDto::of).toList());
    }

    /** Removes a set with all that was measured by it. */
    @DELETE
    @Path("/{set}")
    @RequiresScope(Scope.WRITE)
    public void delete(@RestPath String name, @RestPath String set) {
        sets.delete(addresses.of(name, set));
    }

    /** Adds queries and grades; those that are there take the new text and grade. */
    @POST
    @Path("/{set}/queries")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public EvaluationSetDto.Imported add(
            @RestPath String name, @RestPath String set, @NotNull @Valid EvaluationSetDto.Queries added) {
        return new EvaluationSetDto.Imported(
                EvaluationSetDto.of(sets.add(addresses.of(name, set), added.toQueries())),
                added.queries().size(),
                0);
    }

    /** As above, from the files of BEIR or TREC. */
    @POST
    @Path("/{set}/queries")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresScope(Scope.WRITE)
    public EvaluationSetDto.Imported importFiles(
            @RestPath String name,
            @RestPath String set,
            @RestForm @Nullable FileUpload queries,
            @RestForm @Nullable FileUpload qrels) {
        EvaluationSets.Address address = addresses.of(name, set);
        if (queries == null && qrels == null) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "there is neither a part 'queries' (queries.jsonl) nor a part 'qrels' in the form; send at least one");
        }
        Map<String, String> known =
                sets.queries(address).stream().collect(Collectors.toMap(JudgedQuery::id, JudgedQuery::text));
        JudgementFiles.Read read = JudgementFiles.read(
                Optional.ofNullable(queries).map(EvaluationSetsResource::upload),
                Optional.ofNullable(qrels).map(EvaluationSetsResource::upload),
                known,
                JudgementLimits.UPLOADED);
        return new EvaluationSetDto.Imported(
                EvaluationSetDto.of(sets.add(address, read.queries())),
                read.queries().size(),
                read.leftOut());
    }

    private static JudgementFiles.Upload upload(FileUpload file) {
        return new JudgementFiles.Upload(file.fileName(), file.uploadedFile());
    }

    /** Grades one passage or document for a query, which is made when new. */
    @PUT
    @Path("/{set}/judgements")
    @RequiresScope(Scope.WRITE)
    public EvaluationSetDto.QueryDto judge(
            @RestPath String name, @RestPath String set, @NotNull @Valid EvaluationSetDto.Judge judge) {
        return EvaluationSetDto.QueryDto.of(
                sets.judge(addresses.of(name, set), judge.id(), judge.text(), judge.judgement()));
    }

    /** Takes a grade back. */
    @DELETE
    @Path("/{set}/judgements")
    @RequiresScope(Scope.WRITE)
    public void unjudge(
            @RestPath String name,
            @RestPath String set,
            @RestQuery @NotNull String queryId,
            @RestQuery @NotNull String target) {
        sets.unjudge(
                addresses.of(name, set), Requests.storable("queryId", queryId), Requests.storable("target", target));
    }

    /** Removes a query with its grades. */
    @DELETE
    @Path("/{set}/queries/{query}")
    @RequiresScope(Scope.WRITE)
    public void deleteQuery(@RestPath String name, @RestPath String set, @RestPath String query) {
        sets.deleteQuery(addresses.of(name, set), Requests.storable("query", query));
    }
}
