package io.embedsmith.api.job;

/** Does one kind of job. */
interface JobWork<S extends JobSpec> {
    /** Works until all is done, or the attempt says stop. */
    void run(Job job, S spec, Attempt attempt);
}
