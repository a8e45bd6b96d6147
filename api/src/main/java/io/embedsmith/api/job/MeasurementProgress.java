package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.MeasurementListener;

/** Tells a job's attempt how far a measurement is; a new attempt goes on behind what an earlier one found. */
record MeasurementProgress(Attempt attempt) implements MeasurementListener {
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
