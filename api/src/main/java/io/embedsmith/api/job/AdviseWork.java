package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.task.Advising;
import jakarta.inject.Singleton;

/** Advises which model to take. */
@Singleton
class AdviseWork implements JobWork<JobSpec.Advise> {
    private final Advising advising;

    AdviseWork(Advising advising) {
        this.advising = advising;
    }

    @Override
    public void run(Job job, JobSpec.Advise spec, Attempt attempt) {
        advising.advise(job.tenant(), job.id(), spec.wish(), new TaskProgress(attempt));
    }
}
