package io.embedsmith.retrieval.pgvector.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step of the ingest with a thread of its own and a short queue before it. The first failure of a stage reaches whoever
 * hands something to it, or waits for it.
 */
final class Stage<T> implements AutoCloseable {
    private static final int QUEUE = 2;
    private static final long POLL_MILLIS = 50;

    private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Consumer<T> step;
    private final Runnable meanwhile;
    private final Thread thread;
    private final Object monitor = new Object();
    private int pending;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /** Whoever waits for the stage does {@code meanwhile} now and then. */
    @SuppressWarnings("ThreadStart") // The thread reads only what is set before it starts.
    Stage(String name, Consumer<T> step, Runnable meanwhile) {
        this.step = step;
        this.meanwhile = meanwhile;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    private void work() {
        try {
            while (!closed) {
                T next = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    step.accept(next);
                    done();
                }
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            // The thread ends here; without this its users would wait for ever.
            fail(new IllegalStateException(Thread.currentThread().getName() + " broke down: " + e, e));
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new IllegalStateException(Thread.currentThread().getName() + " was interrupted", e));
        }
    }

    private void done() {
        synchronized (monitor) {
            pending--;
            monitor.notifyAll();
        }
    }

    private void fail(RuntimeException e) {
        synchronized (monitor) {
            failure = e;
            monitor.notifyAll();
        }
    }

    /** Waits for room. */
    void put(T next) {
        synchronized (monitor) {
            pending++;
        }
        try {
            while (!queue.offer(next, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throwFailure();
                meanwhile.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while handing a batch to " + thread.getName(), e);
        }
        throwFailure();
    }

    /** Waits until all that was put is done. */
    void drain() {
        try {
            while (!isDone()) {
                meanwhile.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + thread.getName(), e);
        }
        throwFailure();
    }

    /** Waits a moment for it. */
    private boolean isDone() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
        synchronized (monitor) {
            for (long left = POLL_MILLIS;
                    pending > 0 && failure == null && left > 0;
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                monitor.wait(left);
            }
            return pending == 0 || failure != null;
        }
    }

    private void throwFailure() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Lets the step at hand end and takes no more. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
