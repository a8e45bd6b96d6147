package io.embedsmith.api.training;

import io.embedsmith.training.libtorch.Libtorch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A child that trains. It reads its standard input, which ends with this process however that ends, and so does the child. When
 * memory runs out, the system takes the child first.
 */
final class TrainingProcess implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrainingProcess.class);
    private static final String MORE_LIKELY_TO_BE_TAKEN = "600";
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);
    private static final int LINES = 3;
    private static final int LONGEST = 1_000;
    private static final int OUT_OF_HEAP = 3;
    /** What a process that a signal ended has for a status: this and the signal's number. */
    private static final int SIGNAL = 128;

    private static final int KILLED = SIGNAL + 9;

    private final Process process;
    private final TrainingFolder folder;
    private final int heapMib;

    private TrainingProcess(Process process, TrainingFolder folder, int heapMib) {
        this.process = process;
        this.folder = folder;
        this.heapMib = heapMib;
    }

    static TrainingProcess start(TrainingProgram program, List<String> arguments, TrainingFolder folder) {
        ProcessBuilder builder = new ProcessBuilder(program.command(arguments))
                .directory(folder.path().toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(folder.log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EMBEDSMITH_") || name.startsWith("QUARKUS_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(Libtorch.TRAINING_ENVIRONMENT);
        try {
            Process process = builder.start();
            offerToTheSystem(process.pid());
            return new TrainingProcess(
                    process, folder, program.config().training().heapMib());
        } catch (IOException e) {
            throw new TrainingFailedException("the training's process does not start: " + e.getMessage(), e);
        }
    }

    private static void offerToTheSystem(long pid) {
        try {
            Files.writeString(Path.of("/proc", String.valueOf(pid), "oom_score_adj"), MORE_LIKELY_TO_BE_TAKEN);
        } catch (IOException e) {
            LOG.debugf(e, "The system was not told which process to end first when memory runs out");
        }
    }

    /** Whether it ended within a time. */
    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingFailedException("the server was interrupted while it waited for a training", e);
        }
    }

    /** @throws TrainingFailedException unless it ended well */
    void requireSuccess() {
        int status = process.exitValue();
        if (status != 0) {
            throw new TrainingFailedException(reason(status));
        }
    }

    private String reason(int status) {
        if (status == OUT_OF_HEAP) {
            return "the training needs more than " + heapMib
                    + " MiB of heap (embedsmith.training.heap-mib); train on fewer examples, or let the operator allow more";
        }
        if (status == KILLED) {
            return "the training's process was killed, most likely because memory ran out; lower batchSize, groupSize or"
                    + " passageMaxLen, or set subBatchSize, and start it anew";
        }
        if (status > SIGNAL) {
            return "the training's process crashed (signal " + (status - SIGNAL)
                    + "); resume the job to go on from the last checkpoint; " + folder.log() + " may say more";
        }
        String said = said();
        return said.isEmpty() ? "the training's process ended with status " + status + "; see " + folder.log() : said;
    }

    private String said() {
        try {
            List<String> lines = Files.readString(folder.log(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            String last = String.join(" ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
            return last.substring(0, Math.min(LONGEST, last.length()));
        } catch (IOException e) {
            LOG.debugf(e, "What a training said cannot be read");
            return "";
        }
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        if (!endsWithin(TIME_TO_STOP)) {
            process.destroyForcibly();
        }
    }
}
