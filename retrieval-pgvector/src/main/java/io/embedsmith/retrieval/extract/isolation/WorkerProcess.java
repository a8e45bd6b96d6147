package io.embedsmith.retrieval.extract.isolation;

import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.protocol.WorkerReply;
import io.embedsmith.retrieval.extract.protocol.WorkerRequest;
import io.embedsmith.retrieval.extract.worker.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A running child. Used by one caller at a time. */
final class WorkerProcess implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkerProcess.class);

    /** What the child said last. */
    sealed interface Answer {
        /** It is up. */
        record Ready() implements Answer {}

        /** It read a document. */
        record Outcome(ExtractionOutcome outcome) implements Answer {}

        /** It is gone, or talks nonsense and has been ended. */
        record Ended(String detail) implements Answer {}

        /** It said nothing in time. */
        record Silence() implements Answer {}
    }

    private final Process process;
    private final TemporaryFiles temporary;
    private final int maxCharacters;
    private final DataOutputStream requests;
    private final ErrorTail errors;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private int documents;

    WorkerProcess(Process process, TemporaryFiles temporary, int maxCharacters) {
        this.process = process;
        this.temporary = temporary;
        this.maxCharacters = maxCharacters;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.errors = new ErrorTail(process.getErrorStream());
        Thread.ofPlatform().name("extract-errors-" + process.pid()).daemon(true).start(errors);
        Thread.ofPlatform()
                .name("extract-replies-" + process.pid())
                .daemon(true)
                .start(this::receive);
    }

    private void receive() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            int first = in.readInt();
            if (first != WorkerReply.READY) {
                throw new IOException("its first word is " + Integer.toHexString(first));
            }
            answers.add(new Answer.Ready());
            while (true) {
                answers.add(new Answer.Outcome(WorkerReply.read(in, maxCharacters)));
            }
        } catch (IOException e) {
            answers.add(new Answer.Ended(String.valueOf(e.getMessage())));
        }
    }

    /** Sends a request; the answer is awaited by {@link #await}. */
    void send(WorkerRequest request) throws IOException {
        documents++;
        request.writeTo(requests);
    }

    Answer await(Duration time) throws InterruptedException {
        Answer answer = answers.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? new Answer.Silence() : answer;
    }

    /** Documents sent so far. */
    int documents() {
        return documents;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Exit code once the child is gone; it is ended first if it still runs. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** The last lines the child wrote on standard error. */
    String errors() {
        return errors.text();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            temporary.delete();
        } catch (IOException e) {
            LOG.warnf("temporary folder %s is left behind: %s", temporary.folder(), e.getMessage());
        }
    }
}
