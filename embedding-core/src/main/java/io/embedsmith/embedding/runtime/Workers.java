package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.ModelFailureException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The threads that tokenize and run, shared by all models. Urgent work (a query) goes before what is already waiting of a
 * bulk request; within each, first come first served. A caller may do its work itself while no thread has any.
 */
final class Workers implements AutoCloseable {
    private final ThreadPoolExecutor pool;
    private final AtomicLong sequence = new AtomicLong();
    private final int threads;

    /** One for each thread; whoever works holds one, so that no more than {@code threads} ever do. */
    private final Semaphore idle;

    Workers(int threads) {
        this.threads = threads;
        this.idle = new Semaphore(threads);
        AtomicLong number = new AtomicLong();
        this.pool =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "embedsmith-embed-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Runs a task on the calling thread, in place of all others, if none of them has work; empty if one has.
     */
    <T> Optional<T> inPlaceOfAll(Supplier<T> task) {
        if (!idle.tryAcquire(threads)) {
            return Optional.empty();
        }
        try {
            return Optional.of(task.get());
        } finally {
            idle.release(threads);
        }
    }

    /** Whether nobody works just now; may change at once. */
    boolean areIdle() {
        return idle.availablePermits() == threads;
    }

    /** Tasks that no thread has taken yet. */
    int waiting() {
        return pool.getQueue().size();
    }

    /** Runs all tasks and returns their results in order; the first failure cancels the rest. */
    <T> List<T> all(boolean urgent, List<? extends Callable<T>> tasks) {
        List<Work<T>> works = new ArrayList<>(tasks.size());
        try {
            for (Callable<T> task : tasks) {
                Work<T> work = new Work<>(task, urgent, sequence.incrementAndGet());
                works.add(work);
                pool.execute(work);
            }
            List<T> results = new ArrayList<>(works.size());
            for (Work<T> work : works) {
                results.add(work.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailureException("embedding was interrupted", e);
        } finally {
            works.forEach(work -> work.cancel(false));
            works.forEach(Work::awaitEnd);
        }
    }

    private static RuntimeException failure(ExecutionException wrapper) {
        Throwable cause = wrapper.getCause();
        if (cause instanceof RuntimeException known) {
            return known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new ModelFailureException("embedding failed: " + wrapper.getMessage(), wrapper);
    }

    @Override
    public void close() {
        pool.shutdown();
    }

    private final class Work<T> extends FutureTask<T> implements Comparable<Work<?>> {
        private final boolean urgent;
        private final long sequence;
        private final java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
        private volatile boolean started;

        Work(Callable<T> task, boolean urgent, long sequence) {
            super(task);
            this.urgent = urgent;
            this.sequence = sequence;
        }

        @Override
        public void run() {
            started = true;
            idle.acquireUninterruptibly();
            try {
                super.run();
            } finally {
                idle.release();
                ended.countDown();
            }
        }

        /** A task that runs when its request fails must end before the model may be unloaded. */
        void awaitEnd() {
            boolean interrupted = false;
            while (started) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int compareTo(Work<?> other) {
            return Comparator.<Work<?>, Boolean>comparing(work -> !work.urgent)
                    .thenComparingLong(work -> work.sequence)
                    .compare(this, other);
        }
    }
}
