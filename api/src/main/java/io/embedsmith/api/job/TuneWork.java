package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.EvaluationRuns;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.Measurements;
import jakarta.inject.Singleton;

/** Chooses the coefficient of a collection by one of its evaluation sets. */
@Singleton
class TuneWork implements JobWork<JobSpec.Tune> {
    private final Measurements measurements;
    private final EvaluationRuns runs;

    TuneWork(Measurements measurements, EvaluationRuns runs) {
        this.measurements = measurements;
        this.runs = runs;
    }

    @Override
    public void run(Job job, JobSpec.Tune spec, Attempt attempt) {
        EvaluationSets.Address set = new EvaluationSets.Address(job.tenant(), spec.collection(), spec.set());
        measurements
                .tune(set, spec.plan(), new MeasurementProgress(attempt))
                .ifPresent(measurement -> runs.keep(set, job.id(), spec.kind(), measurement));
    }
}
