package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.MeasuringJob;
import io.embedsmith.api.evaluation.MeasuringJobs;
import jakarta.inject.Singleton;

/** Measures a collection by one of its evaluation sets. */
@Singleton
class EvaluateWork implements JobWork<JobSpec.Evaluate> {
    private final MeasuringJobs jobs;

    EvaluateWork(MeasuringJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void run(Job job, JobSpec.Evaluate spec, Attempt attempt) {
        EvaluationSets.Address set = new EvaluationSets.Address(job.tenant(), spec.collection(), spec.set());
        jobs.evaluate(new MeasuringJob(job.id(), set), spec.plan(), new QueryProgress(attempt));
    }
}
