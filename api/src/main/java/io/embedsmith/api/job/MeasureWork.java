package io.embedsmith.api.job;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.ModelHost;
import jakarta.inject.Singleton;

/** Measures a model on this machine. */
@Singleton
class MeasureWork implements JobWork<JobSpec.Measure> {
    private final ModelHost models;

    MeasureWork(ModelHost models) {
        this.models = models;
    }

    @Override
    public void run(Job job, JobSpec.Measure spec, Attempt attempt) {
        attempt.total(1);
        models.measure(new ModelId(spec.model()));
        attempt.advance();
    }
}
