package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.QueryListener;

/** Tells a job's attempt how far the queries of a measurement are; a new attempt goes on behind what an earlier one found. */
record QueryProgress(Attempt attempt) implements QueryListener {
    @Override
    public void total(int queries, int known) {
        attempt.restart(known);
        attempt.total(queries);
    }

    @Override
    public void measured() {
        attempt.advance();
    }

    @Override
    public void phase(String name, int done, int total) {
        attempt.phase(Job.Phase.of(name, done, total));
    }

    @Override
    public boolean isCancelled() {
        return attempt.isStopped();
    }
}
