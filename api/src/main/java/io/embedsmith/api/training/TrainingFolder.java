package io.embedsmith.api.training;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Where a training works: its data, the checkpoint to go on from, and the new model until it is whole. It lies below the data
 * directory as long as the training may go on.
 *
 * @param path absolute
 * @param model id of the new model
 */
record TrainingFolder(Path path, String model) {
    private static final Logger LOG = Logger.getLogger(TrainingFolder.class);

    static TrainingFolder of(EmbedsmithConfig config, UUID id, String model) {
        return new TrainingFolder(
                config.data().toAbsolutePath().normalize().resolve("trainings").resolve(id.toString()), model);
    }

    TrainingFolder make() {
        try {
            Files.createDirectories(input());
            Files.createDirectories(output().resolveSibling("."));
            return this;
        } catch (IOException e) {
            throw full(path, e);
        }
    }

    /** The caller's files. */
    Path input() {
        return path.resolve("input");
    }

    /** The new model. */
    Path output() {
        return path.resolve("model").resolve(model);
    }

    /** As the process sees it, which works in the folder. */
    Path relative(Path below) {
        return path.relativize(below);
    }

    /** Whether the model is there, with its report. */
    boolean isWhole() {
        return hasModel() && Files.exists(run().resolve("report.json"));
    }

    boolean hasModel() {
        return Files.exists(output());
    }

    /** What the run writes its steps into. */
    Path curve() {
        return run().resolve("steps.jsonl");
    }

    private Path run() {
        return output().resolveSibling(model + ".run");
    }

    /** What the process said. */
    Path log() {
        return path.resolve("train.log");
    }

    /** By the names of their files. */
    Map<String, String> reports() {
        Map<String, String> reports = new LinkedHashMap<>();
        for (String name : List.of("report.html", "report.md", "report.zh.html", "report.zh.md", "report.json")) {
            Path file = run().resolve(name);
            try {
                if (Files.exists(file)) {
                    reports.put(name, Files.readString(file));
                }
            } catch (IOException e) {
                throw full(file, e);
            }
        }
        return reports;
    }

    /** Moves the new model to where it is served from: there at once, or not at all. */
    void publish(Path target) {
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.move(output(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw full(target, e);
        }
    }

    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            LOG.warnf("Folder %s is left behind: %s", path, e.getMessage());
        }
    }

    private static ApiException full(Path place, IOException cause) {
        return new ApiException(
                ErrorCode.DISK_FULL, "cannot read or write " + place + ": " + cause.getMessage(), cause);
    }
}
