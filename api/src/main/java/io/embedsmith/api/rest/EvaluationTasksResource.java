package io.embedsmith.api.rest;

import io.embedsmith.api.evaluation.task.Tasks;
import io.embedsmith.api.rest.dto.EvaluationTaskDto;
import io.embedsmith.api.security.RequiresScope;
import io.embedsmith.api.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tasks that models can be measured on. */
@Path("/api/v1/evaluation/tasks")
@Tag(name = "Evaluations")
@RunOnVirtualThread
public class EvaluationTasksResource {
    private final Tasks tasks;

    EvaluationTasksResource(Tasks tasks) {
        this.tasks = tasks;
    }

    /** All tasks by name, with whether their data are here. */
    @GET
    @RequiresScope(Scope.READ)
    public EvaluationTaskDto.All list() {
        return new EvaluationTaskDto.All(
                tasks.catalog().all().stream().map(EvaluationTaskDto::of).toList());
    }
}
