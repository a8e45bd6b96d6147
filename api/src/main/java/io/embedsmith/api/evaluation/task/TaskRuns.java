package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens runs. Vectors are kept on disk beside those of the command line, found by model and text, whoever asks. */
@ApplicationScoped
class TaskRuns {
    private final EmbedsmithConfig config;
    private final TaskResults results;
    private final Clock clock;
    private final String version;

    TaskRuns(
            EmbedsmithConfig config,
            TaskResults results,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.results = results;
        this.clock = clock;
        this.version = version;
    }

    TaskRun open(TenantId tenant, UUID job) {
        WorkFolder work = WorkFolder.of(config, job);
        ResultFolder folder = ResultFolder.open(work.path(), version);
        VectorCache cache = KeptVectors.of(config, clock);
        return new TaskRun(tenant, results, new TaskRun.Room(work, folder, new TaskRunner(folder, cache, clock)));
    }
}
