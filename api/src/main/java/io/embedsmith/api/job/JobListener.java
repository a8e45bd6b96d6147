package io.embedsmith.api.job;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.IngestListener;
import java.util.function.Consumer;

/** Tells a job's attempt what an ingest does. */
final class JobListener implements IngestListener {
    private final Attempt attempt;
    private final Consumer<DocumentKey> finished;
    private final long before;

    JobListener(Attempt attempt, Consumer<DocumentKey> finished) {
        this.attempt = attempt;
        this.before = attempt.done();
        this.finished = finished;
    }

    @Override
    public void ready(DocumentKey key, Outcome outcome) {
        finished.accept(key);
        attempt.advance();
    }

    @Override
    public void failed(DocumentKey key, DocumentFailure failure) {
        finished.accept(key);
        attempt.advance(new Job.JobFailure(key.value(), failure.code(), failure.message()));
    }

    @Override
    public void underWay(double documents) {
        attempt.underWay(before + documents);
    }

    @Override
    public boolean isCancelled() {
        return attempt.isStopped();
    }
}
