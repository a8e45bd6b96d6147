package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.Progress;

/** Shows how far a job of the server is, and what it does beside counting. */
record JobProgress(Progress progress) implements Backend.IngestProgress {
    @Override
    public void update(double done, long total) {
        progress.update(done, total);
    }

    @Override
    public void phase(String text) {
        progress.note(text);
    }
}
