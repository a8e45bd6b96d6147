package io.embedsmith.retrieval.extract.worker;

import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Extracted;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Failed;
import io.embedsmith.retrieval.extract.FailureReason;
import io.embedsmith.retrieval.extract.format.DocumentReader;
import io.embedsmith.retrieval.extract.format.DocumentRefusedException;
import io.embedsmith.retrieval.extract.format.Source;
import io.embedsmith.retrieval.extract.protocol.WorkerReply;
import io.embedsmith.retrieval.extract.protocol.WorkerRequest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Main class of the child process. One thread parses, another watches standard input, so that the process ends at once
 * when its parent does, even in the middle of a document.
 */
public final class ExtractionWorker {
    private static final Logger LOG = Logger.getLogger(ExtractionWorker.class);
    /** Deep documents end in a stack overflow, which is caught; more stack would only let them run longer. */
    private static final long STACK_BYTES = 8L << 20;

    private ExtractionWorker() {}

    /** Runs until standard input ends. The one argument is the folder for temporary files. */
    public static void main(String[] args) {
        TemporaryFiles temporary = new TemporaryFiles(Path.of(args[0]));
        // Parsers that print must not write between the frames.
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(System.err);
        BlockingQueue<WorkerRequest> requests = new LinkedBlockingQueue<>();
        Thread.ofPlatform().name("parent-watch").daemon(true).start(() -> receive(requests));
        Thread.ofPlatform().name("parser").stackSize(STACK_BYTES).start(() -> answer(requests, out, temporary));
    }

    private static void receive(BlockingQueue<WorkerRequest> requests) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
            while (true) {
                requests.add(WorkerRequest.readFrom(in));
            }
        } catch (IOException e) {
            // End of input: the parent closed the pipe or is gone. Shutdown hooks of parsers must not delay the end.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(BlockingQueue<WorkerRequest> requests, DataOutputStream out, TemporaryFiles temporary) {
        try {
            out.writeInt(WorkerReply.READY);
            out.flush();
            while (true) {
                ExtractionOutcome outcome = read(requests.take());
                temporary.wipe();
                WorkerReply.write(out, outcome);
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static ExtractionOutcome read(WorkerRequest request) {
        Source source = new Source(request.file(), request.name(), request.mediaType(), request.limits());
        try {
            return new Extracted(DocumentReader.read(source));
        } catch (DocumentRefusedException e) {
            String message = String.valueOf(e.getMessage());
            boolean named = message.contains(request.name());
            return new Failed(e.reason(), named ? message : "'" + request.name() + "': " + message);
        } catch (IOException e) {
            return new Failed(
                    FailureReason.UNREADABLE,
                    "'" + request.name() + "' cannot be opened; check that it is still there and may be read");
        } catch (StackOverflowError e) {
            return new Failed(
                    FailureReason.TOO_DEEP, "'" + request.name() + "' is nested too deep to be read; simplify it");
        } catch (RuntimeException | LinkageError e) {
            // For the log of whoever keeps the server; the user is told what can be done.
            LOG.warnf(e, "a parser failed on '%s'", request.name());
            return new Failed(
                    FailureReason.CORRUPT,
                    "'" + request.name() + "' made its parser fail; open it in its program and save it anew");
        }
    }
}
