package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.IngestListener;
import java.time.Duration;
import java.time.Instant;

/** A line about the ingest now and then. The ingest calls it one call at a time. */
final class ProgressLines implements IngestListener {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final String name;
    private final long total;
    private final Report report;
    private final Instant start = Instant.now();
    private Instant lastLine = start;
    private long done;

    ProgressLines(String name, long total, Report report) {
        this.name = name;
        this.total = total;
        this.report = report;
    }

    @Override
    public void ready(DocumentKey key, Outcome outcome) {
        done++;
        Instant now = Instant.now();
        if (Duration.between(lastLine, now).compareTo(EVERY) >= 0) {
            lastLine = now;
            double seconds = Duration.between(start, now).toMillis() / 1000.0;
            report.progress(
                    name + ": " + done + " of " + total + ", " + Figures.decimals(done / seconds, 0) + " passages/s");
        }
    }

    @Override
    public void failed(DocumentKey key, DocumentFailure failure) {
        report.progress(name + ": " + key + " failed: " + failure.message());
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
