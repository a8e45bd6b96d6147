package io.embedsmith.api.job;

import jakarta.enterprise.context.ApplicationScoped;

/** Numbers of jobs, over all tenants. */
@ApplicationScoped
public class JobCounts {
    private final JobQueue queue;

    JobCounts(JobQueue queue) {
        this.queue = queue;
    }

    /** Jobs in a state. */
    public long count(String state) {
        return queue.count(state);
    }
}
