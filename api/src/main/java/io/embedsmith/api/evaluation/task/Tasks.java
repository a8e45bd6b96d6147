package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.UnknownTaskException;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that this server knows: those that ship, and those that the operator added. No request names a file. */
@ApplicationScoped
public class Tasks {
    private static final String REMEDY = "the operator names the folder of the data with EMBEDSMITH_EVALUATION_DATA";

    private final EmbedsmithConfig config;
    private @Nullable TaskCatalog catalog;

    Tasks(EmbedsmithConfig config) {
        this.config = config;
    }

    /** A mistake in a task file stops the start, where the operator sees it; shipped tasks are read when first needed. */
    void check(@Observes StartupEvent event) {
        if (config.evaluation().taskFiles().isPresent()) {
            catalog();
        }
    }

    /** All of them. */
    public synchronized TaskCatalog catalog() {
        TaskCatalog known = catalog;
        if (known == null) {
            known = TaskCatalog.of(data(), own());
            catalog = known;
        }
        return known;
    }

    /** All of them and one more, of a piece of work. */
    TaskCatalog with(Path taskFile) {
        List<Path> files = new ArrayList<>(own());
        files.add(taskFile);
        return TaskCatalog.of(data(), files);
    }

    private DataFolder data() {
        return new DataFolder(config.evaluation().data(), REMEDY);
    }

    private List<Path> own() {
        return config.evaluation().taskFiles().orElse(List.of());
    }

    /** The task of that name, in whatever case. */
    public TaskCatalog.Task task(String name) {
        try {
            return catalog().task(name);
        } catch (UnknownTaskException e) {
            throw new ApiException(
                    ErrorCode.TASK_NOT_FOUND,
                    "there is no task '" + name + "' among the tasks; GET /api/v1/evaluation/tasks lists them",
                    e);
        }
    }

    /** The task, whose data are there as far as can be seen without reading them. */
    public TaskCatalog.Task taskWithData(String name) {
        TaskCatalog.Task task = task(name);
        List<String> missing = task.missingFiles();
        if (!missing.isEmpty()) {
            throw new ApiException(
                    ErrorCode.TASK_DATA_UNUSABLE,
                    "of the tasks, " + task.descriptor().name() + " lacks its data here: " + missing + "; " + REMEDY);
        }
        return task;
    }
}
