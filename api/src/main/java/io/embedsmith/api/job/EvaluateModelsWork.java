package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.task.ModelsOnTasks;
import jakarta.inject.Singleton;

/** Measures models on tasks. */
@Singleton
class EvaluateModelsWork implements JobWork<JobSpec.EvaluateModels> {
    private final ModelsOnTasks models;

    EvaluateModelsWork(ModelsOnTasks models) {
        this.models = models;
    }

    @Override
    public void run(Job job, JobSpec.EvaluateModels spec, Attempt attempt) {
        models.measure(job.tenant(), job.id(), new TaskProgress(attempt));
    }
}
