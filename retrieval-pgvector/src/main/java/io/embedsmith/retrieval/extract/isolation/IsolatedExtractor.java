package io.embedsmith.retrieval.extract.isolation;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.RetrievalException.Kind;
import io.embedsmith.retrieval.extract.DocumentExtractor;
import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Failed;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.extract.ExtractionRequest.Content;
import io.embedsmith.retrieval.extract.FailureReason;
import io.embedsmith.retrieval.extract.protocol.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents in child processes with limits on heap, time and output, without network. A child that runs over a
 * limit is killed and replaced. Children start when first needed.
 */
public final class IsolatedExtractor implements DocumentExtractor {
    private static final Logger LOG = Logger.getLogger(IsolatedExtractor.class);
    /** {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int EXIT_OUT_OF_MEMORY = 3;
    /** 128 + SIGKILL: where this class did not kill it, the kernel did, for memory. */
    private static final int EXIT_KILLED = 137;

    private final IsolationSettings settings;
    private final WorkerLauncher launcher;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** An extractor that starts no child yet. */
    public IsolatedExtractor(IsolationSettings settings) {
        this.settings = settings;
        this.launcher = new WorkerLauncher(settings);
        this.permits = new Semaphore(settings.workers(), true);
    }

    @Override
    public ExtractionOutcome extract(ExtractionRequest request) {
        try {
            return switch (request.content()) {
                case Content.InFile(Path path) -> extract(request, path.toAbsolutePath());
                case Content.InMemory(byte[] bytes) -> extract(request, bytes);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetrievalException(
                    Kind.UNAVAILABLE, "interrupted", "reading '" + request.name() + "' was interrupted", e);
        }
    }

    private ExtractionOutcome extract(ExtractionRequest request, byte[] bytes) throws InterruptedException {
        Path spool = null;
        try {
            spool = Files.createTempFile(settings.temporaryFolder(), "embedsmith-upload-", ".bin");
            Files.write(spool, bytes);
            return extract(request, spool);
        } catch (IOException e) {
            throw new RetrievalException(
                    Kind.UNAVAILABLE,
                    "extractor-unavailable",
                    bytes.length + " bytes of '" + request.name() + "' cannot be written to "
                            + settings.temporaryFolder() + ": " + e.getMessage() + "; free some space",
                    e);
        } finally {
            deleteQuietly(spool);
        }
    }

    private ExtractionOutcome extract(ExtractionRequest request, Path file) throws InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return new Failed(
                    FailureReason.UNREADABLE,
                    "'" + request.name() + "' cannot be opened; check that " + file + " is a file and may be read");
        }
        try {
            long size = Files.size(file);
            if (size == 0) {
                return new Failed(
                        FailureReason.EMPTY,
                        "'" + request.name() + "' has 0 bytes; add it again when it has been written");
            }
            if (size > settings.limits().inputBytes()) {
                return new Failed(
                        FailureReason.TOO_LARGE,
                        "'" + request.name() + "' has " + size + " bytes, at most "
                                + settings.limits().inputBytes() + " are read; split it");
            }
        } catch (IOException e) {
            return new Failed(
                    FailureReason.UNREADABLE,
                    "'" + request.name() + "' cannot be opened; check that it is still there and may be read");
        }
        return inWorker(new WorkerRequest(file, request.name(), request.mediaType(), settings.limits()));
    }

    private ExtractionOutcome inWorker(WorkerRequest request) throws InterruptedException {
        permits.acquire();
        try {
            WorkerProcess worker = take();
            boolean reusable = false;
            try {
                worker.send(request);
                WorkerProcess.Answer answer = worker.await(settings.limits().time());
                reusable = answer instanceof WorkerProcess.Answer.Outcome;
                return outcome(answer, worker, request);
            } catch (IOException e) {
                return ended(String.valueOf(e.getMessage()), worker, request);
            } finally {
                giveBack(worker, reusable && worker.documents() < settings.documentsPerWorker());
            }
        } finally {
            permits.release();
        }
    }

    private WorkerProcess take() throws InterruptedException {
        if (closed) {
            throw new RetrievalException(
                    Kind.UNAVAILABLE, "extractor-unavailable", "the extractor is closed; the server is stopping");
        }
        for (WorkerProcess worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
            if (worker.isAlive()) {
                return worker;
            }
            // Ended while idle, by someone else's hand: no document's fault.
            discard(worker);
        }
        WorkerProcess started = launcher.start();
        running.add(started);
        return started;
    }

    private void giveBack(WorkerProcess worker, boolean reusable) {
        if (reusable && !closed) {
            idle.addFirst(worker);
        } else {
            discard(worker);
        }
    }

    private void discard(WorkerProcess worker) {
        running.remove(worker);
        worker.close();
    }

    private ExtractionOutcome outcome(WorkerProcess.Answer answer, WorkerProcess worker, WorkerRequest request)
            throws InterruptedException {
        return switch (answer) {
            case WorkerProcess.Answer.Outcome(ExtractionOutcome outcome) -> outcome;
            case WorkerProcess.Answer.Silence() ->
                new Failed(
                        FailureReason.TIMEOUT,
                        "'" + request.name() + "' was not read within "
                                + settings.limits().time().toMillis() + " ms, the limit for one document; split it");
            case WorkerProcess.Answer.Ended(String detail) -> ended(detail, worker, request);
            case WorkerProcess.Answer.Ready() -> ended("it greeted twice", worker, request);
        };
    }

    private ExtractionOutcome ended(String detail, WorkerProcess worker, WorkerRequest request)
            throws InterruptedException {
        int code = worker.exitCode();
        LOG.infof(
                "extraction process ended with code %d on '%s': %s %s", code, request.name(), detail, worker.errors());
        if (closed) {
            throw new RetrievalException(
                    Kind.UNAVAILABLE, "extractor-unavailable", "the extractor was closed; the server is stopping");
        }
        if (code == EXIT_OUT_OF_MEMORY || code == EXIT_KILLED) {
            return new Failed(
                    FailureReason.OUT_OF_MEMORY,
                    "'" + request.name() + "' needs more than the "
                            + (settings.limits().heapBytes() >> 20) + " MiB that one document may use; split it");
        }
        return new Failed(
                FailureReason.CORRUPT,
                "'" + request.name() + "' made its parser end with code " + code
                        + "; open it in its program and save it anew");
    }

    private static void deleteQuietly(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("temporary file %s is left behind: %s", file, e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        for (WorkerProcess worker : running) {
            discard(worker);
        }
        idle.clear();
    }
}
