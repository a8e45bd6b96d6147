package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.task.ModelComparisons;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;

/** Compares two models of an evaluation. */
@Singleton
class CompareModelsWork implements JobWork<JobSpec.CompareModels> {
    private final ModelComparisons comparisons;

    CompareModelsWork(ModelComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void run(Job job, JobSpec.CompareModels spec, Attempt attempt) {
        try {
            int compared = comparisons.compare(job.tenant(), job.id(), spec.wish(), new TaskProgress(attempt));
            attempt.restart(compared);
            attempt.total(compared);
        } catch (CancellationException e) {
            return; // nothing was kept; the job knows that it was asked to stop
        }
    }
}
