package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.task.EvaluatedSystem;
import io.embedsmith.api.evaluation.task.Tasks;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.api.rest.dto.RerankStageDto;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.descriptor.TaskType;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.retrieval.search.Rerank;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Models and tasks that a caller names, by the names that the server knows them by, and reports as he wants them. */
@Singleton
class Chosen {
    private final ModelHost models;
    private final Tasks tasks;

    Chosen(ModelHost models, Tasks tasks) {
        this.models = models;
        this.tasks = tasks;
    }

    /** @throws io.embedsmith.embedding.UnknownModelException naming those there are */
    List<String> models(List<String> ids) {
        return ids.stream()
                .map(id -> models.model(Paths.model(id)).card().id().value())
                .toList();
    }

    /** A reranker behind models, for tasks that rank passages. */
    EvaluatedSystem.Second second(RerankStageDto asked, List<String> names) {
        for (String name : names) {
            TaskType type = tasks.taskWithData(name).descriptor().type();
            if (!type.hasQueries()) {
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "task " + name + " is of type " + type
                                + ", where nothing is ranked for a query; 'rerank' goes with"
                                + " tasks of retrieval and reranking, measure the others without it");
            }
        }
        Rerank rerank = Requests.checked(() -> asked.toRerank(SecondStage.DEFAULT_DEPTH));
        return new EvaluatedSystem.Second(
                models.reranker(rerank.model()).card().id().value(), rerank.depth());
    }

    /** Whose data are there. */
    List<String> tasks(List<String> names) {
        return names.stream()
                .map(name -> tasks.taskWithData(name).descriptor().name())
                .toList();
    }

    static Language language(String language) {
        return switch (language) {
            case "en" -> Language.EN;
            case "zh" -> Language.ZH;
            default ->
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "the parameter 'language' is '" + language + "'; allowed are en and zh");
        };
    }

    /** A report as a file of its own. */
    static Response download(String text, ReportFormat format, String name) {
        return Response.ok(text, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.extension() + "\"")
                .build();
    }
}
