package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.EvaluationRuns;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.Measurements;
import jakarta.inject.Singleton;

/** Measures a collection by one of its evaluation sets. */
@Singleton
class EvaluateWork implements JobWork<JobSpec.Evaluate> {
    private final Measurements measurements;
    private final EvaluationRuns runs;

    EvaluateWork(Measurements measurements, EvaluationRuns runs) {
        this.measurements = measurements;
        this.runs = runs;
    }

    @Override
    public void run(Job job, JobSpec.Evaluate spec, Attempt attempt) {
        EvaluationSets.Address set = new EvaluationSets.Address(job.tenant(), spec.collection(), spec.set());
        measurements
                .evaluate(set, spec.plan(), new MeasurementProgress(attempt))
                .ifPresent(measurement -> runs.keep(set, job.id(), spec.kind(), measurement));
    }
}
