package io.embedsmith.api.job;

import io.embedsmith.api.job.JobQueue.Order;
import io.embedsmith.api.job.JobQueue.Taken;
import io.embedsmith.retrieval.RetrievalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One go at a job. Work reports to it and asks it whether to stop; closing it writes how it ended. Progress reaches the row
 * a few times a second at most, and each time the lease is renewed.
 */
final class Attempt implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final Duration WRITE_GRAIN = Duration.ofMillis(300);

    private final Taken job;
    private final JobQueue queue;
    private final Worker worker;
    private final List<Job.JobFailure> newFailures = new ArrayList<>();
    private long done;
    private OptionalLong total = OptionalLong.empty();
    /** Set by threads that must not wait for a write of the row. */
    private volatile double underWay;

    private volatile Optional<Job.Phase> phase = Optional.empty();

    private double share;
    private long lastWrite = System.nanoTime();
    private Order order = Order.GO_ON;
    private JobQueue.End end = new JobQueue.End.Released();

    /**
     * Who does the work.
     *
     * @param isStopping true once the process shuts down
     */
    record Worker(String name, Duration lease, BooleanSupplier isStopping) {}

    Attempt(Taken job, long doneBefore, JobQueue queue, Worker worker) {
        this.job = job;
        this.done = doneBefore;
        this.queue = queue;
        this.worker = worker;
    }

    /** How many items there are. */
    synchronized void total(long items) {
        total = OptionalLong.of(items);
        write();
    }

    /** Counts finished items from anew; for work that starts over and skips quickly what is there. */
    synchronized void restart() {
        restart(0);
    }

    /** Counts on from {@code finished} items, whatever an earlier attempt counted. */
    synchronized void restart(long finished) {
        done = finished;
        underWay = finished;
        share = 0;
    }

    /** Items finished so far. */
    synchronized long done() {
        return done;
    }

    /** Items dealt with, those on their way counted in part; written with the next progress, and never holds anybody up. */
    void underWay(double items) {
        underWay = items;
    }

    /** What is done beside counting items; the first word of it is written at once. Ends with the next item. */
    void phase(Job.Phase now) {
        boolean isNew = phase.map(before -> !before.name().equals(now.name())).orElse(true);
        phase = Optional.of(now);
        if (isNew) {
            beat();
        }
    }

    /** One more item is finished. */
    synchronized void advance() {
        done++;
        phase = Optional.empty();
        writeNowAndThen();
    }

    /** One more item is finished, badly. */
    synchronized void advance(Job.JobFailure failure) {
        newFailures.add(failure);
        advance();
    }

    /** Whether to stop: asked for, shutting down, or the job has gone to another worker. */
    synchronized boolean isStopped() {
        writeNowAndThen();
        return order != Order.GO_ON || worker.isStopping().getAsBoolean();
    }

    /** Keeps the lease while nothing is reported; called from a timer. */
    synchronized void beat() {
        write();
    }

    private void writeNowAndThen() {
        if (System.nanoTime() - lastWrite >= WRITE_GRAIN.toNanos()) {
            write();
        }
    }

    /** Of the whole; an estimate, which never goes back. */
    private OptionalDouble share() {
        if (total.isEmpty()) {
            return OptionalDouble.empty();
        }
        long all = total.getAsLong();
        share = all == 0 ? 1 : Math.clamp(Math.max((double) done, underWay) / all, share, 1);
        return OptionalDouble.of(share);
    }

    private void write() {
        lastWrite = System.nanoTime();
        if (order == Order.LOST) {
            return;
        }
        try {
            order = queue.report(
                    job,
                    worker.name(),
                    worker.lease(),
                    new JobQueue.Progress(new JobQueue.Items(done, total, share()), phase, List.copyOf(newFailures)));
            newFailures.clear();
        } catch (RuntimeException e) {
            // The database may be away for a moment; the lease outlives that, and the next write tells all.
            LOG.debugf(e, "Progress of job %s was not written", job.id());
        }
    }

    /** All done. */
    synchronized void succeed() {
        if (order == Order.GO_ON && !worker.isStopping().getAsBoolean()) {
            end = new JobQueue.End.Succeeded();
            // Of items that share a key only the last one is reported.
            total.ifPresent(all -> done = Math.max(done, all));
        }
    }

    /** A failure that concerns the whole job; one of the database gives it back to the queue. */
    synchronized void fail(Throwable failure) {
        boolean isAway = failure instanceof RetrievalException retrieval
                && retrieval.kind() == RetrievalException.Kind.UNAVAILABLE
                && retrieval.code().equals("database-unavailable");
        if (!isAway) {
            end = new JobQueue.End.Failed(FailureText.of(failure));
        }
    }

    @Override
    public synchronized void close() {
        write();
        if (order == Order.CANCEL && !(end instanceof JobQueue.End.Succeeded)) {
            end = new JobQueue.End.Cancelled();
        }
        try {
            queue.end(job, worker.name(), end);
        } catch (RuntimeException e) {
            // The row stays as it is; when the lease runs out, a worker takes it up again.
            LOG.warnf("The end of job %s was not written: %s", job.id(), e.getMessage());
        }
    }
}
