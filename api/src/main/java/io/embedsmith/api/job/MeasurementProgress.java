package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.MeasurementListener;

/** Tells a job's attempt how far a measurement is; a new attempt measures from the start. */
record MeasurementProgress(Attempt attempt) implements MeasurementListener {
    @Override
    public void total(int queries) {
        attempt.restart();
        attempt.total(queries);
    }

    @Override
    public void measured() {
        attempt.advance();
    }

    @Override
    public boolean isCancelled() {
        return attempt.isStopped();
    }
}
