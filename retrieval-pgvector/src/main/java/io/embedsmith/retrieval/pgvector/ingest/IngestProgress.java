package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.IngestReport;

/** Counts what happens and tells the listener, one call at a time. */
final class IngestProgress {
    private final IngestListener listener;
    private final UnderWay underWay = new UnderWay();
    private long added;
    private long replaced;
    private long unchanged;
    private long failed;
    private long embedded;
    private long reused;
    private boolean cancelled;

    IngestProgress(IngestListener listener) {
        this.listener = listener;
    }

    /** A document is on its way to the model. Without the lock of the listener's other calls, as is the next. */
    void planned(DocumentPlan plan) {
        switch (plan) {
            case DocumentPlan.Change change -> listener.underWay(underWay.planned(change));
            case DocumentPlan.Failure failure -> listener.underWay(underWay.settled());
            case DocumentPlan.Same same -> listener.underWay(underWay.settled());
        }
    }

    /** Passages have their vectors. */
    void embedded(int passages) {
        listener.underWay(underWay.embedded(passages));
    }

    synchronized void unchanged(DocumentKey key) {
        unchanged++;
        listener.ready(key, IngestListener.Outcome.UNCHANGED);
    }

    synchronized void written(DocumentPlan plan) {
        switch (plan) {
            case DocumentPlan.Change change -> {
                IngestListener.Outcome outcome = BatchWriter.outcome(change);
                switch (outcome) {
                    case ADDED -> added++;
                    case REPLACED -> replaced++;
                    case UNCHANGED -> unchanged++;
                }
                embedded += change.fresh().size();
                reused += change.kept().size();
                listener.ready(change.key(), outcome);
            }
            case DocumentPlan.Failure failure -> {
                failed++;
                listener.failed(failure.key(), failure.source().failure());
            }
            case DocumentPlan.Same same -> unchanged(same.key());
        }
    }

    synchronized boolean isCancelled() {
        cancelled = cancelled || listener.isCancelled();
        return cancelled;
    }

    synchronized long embedded() {
        return embedded;
    }

    synchronized IngestReport report() {
        return new IngestReport(added, replaced, unchanged, failed, embedded, reused, cancelled);
    }
}
