package io.embedsmith.api.job;

import io.embedsmith.api.merge.ModelMerges;
import jakarta.inject.Singleton;

/** Merges models into one. */
@Singleton
class MergeModelsWork implements JobWork<JobSpec.MergeModels> {
    private final ModelMerges merges;

    MergeModelsWork(ModelMerges merges) {
        this.merges = merges;
    }

    @Override
    public void run(Job job, JobSpec.MergeModels spec, Attempt attempt) {
        attempt.restart();
        attempt.total(1);
        merges.run(spec.wish());
        attempt.advance();
    }
}
