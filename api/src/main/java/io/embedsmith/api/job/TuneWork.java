package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.MeasuringJob;
import io.embedsmith.api.evaluation.MeasuringJobs;
import jakarta.inject.Singleton;

/** Chooses the coefficient of a collection by one of its evaluation sets. */
@Singleton
class TuneWork implements JobWork<JobSpec.Tune> {
    private final MeasuringJobs jobs;

    TuneWork(MeasuringJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void run(Job job, JobSpec.Tune spec, Attempt attempt) {
        EvaluationSets.Address set = new EvaluationSets.Address(job.tenant(), spec.collection(), spec.set());
        jobs.tune(new MeasuringJob(job.id(), set), spec.plan(), new QueryProgress(attempt));
    }
}
