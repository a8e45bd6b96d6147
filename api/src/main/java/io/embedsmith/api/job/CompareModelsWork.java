package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.task.ModelComparisons;
import jakarta.inject.Singleton;

/** Compares two models of an evaluation. */
@Singleton
class CompareModelsWork implements JobWork<JobSpec.CompareModels> {
    private final ModelComparisons comparisons;

    CompareModelsWork(ModelComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void run(Job job, JobSpec.CompareModels spec, Attempt attempt) {
        int compared = comparisons.compare(job.tenant(), job.id(), spec.wish());
        attempt.restart(compared);
        attempt.total(compared);
    }
}
