package io.embedsmith.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.Problems;
import io.embedsmith.api.ingest.ContentHash;
import io.embedsmith.api.ingest.Reading;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.job.StagedFile;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.MetadataMapping;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.api.rest.dto.PreviewDto;
import io.embedsmith.api.rest.dto.SplittingDto;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files on their way in, and what would become of them. */
@Path("/api/v1/collections/{name}")
@Tag(name = "Documents")
@RunOnVirtualThread
public class UploadsResource {
    private static final DocumentKey PREVIEWED = new DocumentKey("preview");

    private final CollectionStore collections;
    private final DocumentWrites writes;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final CallerContext context;

    UploadsResource(
            CollectionStore collections, DocumentWrites writes, Jobs jobs, ObjectMapper json, CallerContext context) {
        this.collections = collections;
        this.writes = writes;
        this.jobs = jobs;
        this.json = json;
        this.context = context;
    }

    /** Takes files and brings them in, in a job; what was answered 202 survives a crash. */
    @POST
    @Path("/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(202)
    @RequiresScope(Scope.WRITE)
    public JobDto upload(
            @RestPath String name,
            @RestQuery @DefaultValue("files") @Pattern(regexp = "files|beir") String format,
            @RestForm("file") @Nullable List<FileUpload> files,
            @RestForm @Nullable String metadata) {
        CollectionName collection = Paths.collection(name);
        collections.get(context.tenant(), collection);
        if (files == null || files.isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "there is no part 'file' in the form; send one or more files as 'file'");
        }
        Map<String, Object> forAll = metadata == null
                ? Map.of()
                : MetadataMapping.checked(parse("metadata", metadata, new TypeReference<>() {}));
        JobSpec spec = format.equals("beir")
                ? new JobSpec.IngestCorpus(collection.value())
                : new JobSpec.IngestFiles(collection.value(), forAll);
        List<StagedFile> staged = staged(files);
        return JobDto.of(jobs.enqueue(context.tenant(), spec, staged));
    }

    /** A name is a key, so that of two files with one name the first would be lost without a word. */
    private static List<StagedFile> staged(List<FileUpload> files) {
        Set<String> names = new HashSet<>();
        List<StagedFile> staged = new ArrayList<>();
        for (FileUpload file : files) {
            if (!names.add(file.fileName())) {
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "two parts 'file' have the name '" + file.fileName()
                                + "'; the name is the key of the document, give each file its own");
            }
            staged.add(staged(file));
        }
        return staged;
    }

    private static StagedFile staged(FileUpload file) {
        return new StagedFile(Paths.document(file.fileName()).value(), file.uploadedFile(), file.size());
    }

    /** The passages that a file would become; nothing is stored. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresScope(Scope.WRITE)
    public PreviewDto previewFile(
            @RestPath String name, @RestForm @Nullable FileUpload file, @RestForm @Nullable String splitting) {
        if (file == null) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "there is no part 'file' in the form; send one file as 'file'");
        }
        SplittingDto wished =
                splitting == null ? null : parse("splitting", splitting, new TypeReference<SplittingDto>() {});
        ExtractionRequest source = new ExtractionRequest(
                file.fileName(), new ExtractionRequest.Content.InFile(file.uploadedFile()), Optional.empty());
        try {
            String hash = ContentHash.of(file.uploadedFile());
            return preview(name, Reading.file(PREVIEWED, source, hash, Map.of()), wished);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.DISK_FULL, "the upload cannot be read back: " + e.getMessage(), e);
        }
    }

    /** The passages that a text would become; nothing is stored. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public PreviewDto previewText(@RestPath String name, @NotNull @Valid PreviewDto.Request request) {
        return preview(name, TextDocuments.reading(PREVIEWED, request.document()), request.splitting());
    }

    private PreviewDto preview(String name, Reading source, @Nullable SplittingDto wished) {
        SourceDocument.Parsed parsed = writes.preview(
                context.tenant(),
                Paths.collection(name),
                source,
                wished == null ? UnaryOperator.identity() : wished::over);
        return new PreviewDto(
                parsed.title(),
                parsed.mediaType(),
                parsed.text().length(),
                PassageDto.of(PREVIEWED, parsed.passages()));
    }

    private <T> T parse(String part, String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    ErrorCode.INVALID_JSON,
                    "part '" + part + "': " + Problems.of(e).detail(),
                    e);
        }
    }
}
