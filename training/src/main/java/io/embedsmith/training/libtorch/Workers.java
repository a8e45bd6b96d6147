package io.embedsmith.training.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads that compute side by side, each with one core. A batch that is shared out among them meets only at its end; one
 * whose every matrix product is shared out meets thousands of times, and each time waits for whichever core is late.
 */
public final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /** So many; loads the library if it is not there. */
    public Workers(int count) {
        Libtorch.load(count);
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("training-", 0).daemon(true).factory());
    }

    /**
     * For a device: as many as there are threads for a processor, one for a GPU.
     *
     * @throws MissingGpuException if a GPU is asked for, and there is none
     */
    public static Workers on(TensorDevice.Choice device, int threads) {
        Libtorch.load(threads);
        return new Workers(device.find().workers(threads));
    }

    /** How many compute at a time. */
    public int count() {
        return count;
    }

    /** Begins some work; no more than {@link #count} of it at a time. */
    public <T> Future<T> begin(Callable<T> work) {
        return threads.submit(() -> {
            torch.set_num_threads(1);
            return work.call();
        });
    }

    /** Does all of it; the answers in its order. */
    public <T> List<T> all(List<Callable<T>> work) {
        return awaitAll(work.stream().map(this::begin).toList());
    }

    /** The answers, or what went wrong first; by then none of the work goes on, which may use what is freed next. */
    public static <T> List<T> awaitAll(List<Future<T>> futures) {
        List<T> answers = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                answers.add(await(future));
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return answers;
    }

    /** The answer, or what went wrong with the work. */
    public static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a part of the work failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a part of the work", e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
