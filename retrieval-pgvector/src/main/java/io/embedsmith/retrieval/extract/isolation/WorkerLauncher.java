package io.embedsmith.retrieval.extract.isolation;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.RetrievalException.Kind;
import io.embedsmith.retrieval.extract.worker.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Starts children, as confined as the machine allows. */
final class WorkerLauncher {
    private static final Logger LOG = Logger.getLogger(WorkerLauncher.class);
    private static final Duration START = Duration.ofSeconds(60);

    private final IsolationSettings settings;
    private final List<Path> classPath;
    private volatile Confinement confinement;

    WorkerLauncher(IsolationSettings settings) {
        this.settings = settings;
        this.classPath = settings.classPath().isEmpty() ? WorkerClassPath.derive() : settings.classPath();
        this.confinement = Confinement.strongest(WorkerCommand.addressSpaceBytes(settings.limits()));
    }

    /** @throws RetrievalException {@code extractor-unavailable} if a child cannot be started at all */
    WorkerProcess start() throws InterruptedException {
        try {
            return startWith(confinement);
        } catch (RetrievalException e) {
            if (confinement.prefix().isEmpty()) {
                throw e;
            }
            LOG.warnf("extraction process does not start under %s, going on without", confinement.prefix());
            confinement = Confinement.NONE;
            return startWith(confinement);
        }
    }

    private WorkerProcess startWith(Confinement held) throws InterruptedException {
        WorkerProcess worker;
        try {
            Path folder = Files.createTempDirectory(settings.temporaryFolder(), TemporaryFiles.NAME_START);
            ProcessBuilder builder = new ProcessBuilder(WorkerCommand.of(held, settings.limits(), classPath, folder));
            environment(builder.environment());
            worker = new WorkerProcess(
                    builder.start(),
                    new TemporaryFiles(folder),
                    settings.limits().characters());
        } catch (IOException e) {
            throw unavailable(String.valueOf(e.getMessage()), e);
        }
        WorkerProcess.Answer answer = worker.await(START);
        if (answer instanceof WorkerProcess.Answer.Ready) {
            return worker;
        }
        worker.close();
        throw unavailable(answer + ", " + worker.errors(), new IllegalStateException(answer.toString()));
    }

    /** Nothing of the server's environment, where passwords may be; paths need a UTF-8 locale to be read right. */
    private static void environment(Map<String, String> environment) {
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PATH", "/usr/bin:/bin");
        // One malloc arena per thread would take address space by the gigabyte.
        environment.put("MALLOC_ARENA_MAX", "2");
    }

    private static RetrievalException unavailable(String detail, Exception cause) {
        return new RetrievalException(
                Kind.UNAVAILABLE,
                "extractor-unavailable",
                "the extraction process does not start: " + detail
                        + "; no file can be read until it does. Check memory, temporary folder and class path",
                cause);
    }
}
