package io.embedsmith.training.run;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.file.UnreadableFileException;
import io.embedsmith.evaluation.result.FolderLock;
import io.embedsmith.training.weights.TensorArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run keeps on disk: {@code run.json} with its settings, {@code steps.jsonl} with its curves, {@code
 * checkpoint.safetensors} to go on from, {@code best.safetensors} with the weights of the best evaluation. One run at a time
 * has it.
 */
public final class RunFolder implements AutoCloseable {
    /** Folder in it of what the first step begins with, where that is made anew. */
    public static final String START = "start";

    private static final String EVENTS = "steps.jsonl";
    private static final String CHECKPOINT = "checkpoint.safetensors";

    private final Path folder;
    private final FolderLock lock;
    private final EventLog events;

    private RunFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.events = new EventLog(folder.resolve(EVENTS));
    }

    /**
     * Takes a folder, which is made if it is missing.
     *
     * @param settings all that decides what the weights become, in the order in which differences are told
     * @throws OtherRunException if a run with other settings is there
     * @throws io.embedsmith.evaluation.result.FolderInUseException if another run has it
     */
    public static RunFolder open(Path folder, SequencedMap<String, String> settings) {
        FolderLock lock = FolderLock.of(folder, "training");
        try {
            Path file = folder.resolve("run.json");
            RunFolder run = new RunFolder(folder, lock);
            if (Files.exists(file) && run.isBegun()) {
                requireSame(folder, read(file), settings);
            } else {
                run.remove(START);
                AtomicFile.write(file, JsonDocument.indented(Map.of("settings", settings)));
            }
            return run;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A run that was refused before it did anything binds nobody to its settings. */
    private boolean isBegun() {
        return Files.exists(folder.resolve(EVENTS)) || Files.exists(folder.resolve(CHECKPOINT));
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        JsonDocument.read(file).at("settings").fields().forEach((name, value) -> settings.put(name, value.text()));
        return settings;
    }

    private static void requireSame(Path folder, Map<String, String> there, Map<String, String> wanted) {
        Set<String> names = new LinkedHashSet<>(wanted.keySet());
        names.addAll(there.keySet());
        for (String name : names) {
            if (!String.valueOf(there.get(name)).equals(String.valueOf(wanted.get(name)))) {
                throw new OtherRunException(folder, name, there, wanted);
            }
        }
    }

    /** Where it lies. */
    public Path path() {
        return folder;
    }

    /** The curves. */
    public EventLog events() {
        return events;
    }

    TensorArchive checkpoint() {
        return new TensorArchive(folder.resolve(CHECKPOINT));
    }

    /** Where the examples of a batch go whose loss was no number. */
    Path failedBatch() {
        return folder.resolve("failed-batch.jsonl");
    }

    TensorArchive best() {
        return new TensorArchive(folder.resolve("best.safetensors"));
    }

    /** Removes the large files that only a run that goes on needs. */
    public void removeWeights() {
        checkpoint().remove();
        best().remove();
    }

    /** Removes a folder in it, with all that it holds, if it is there. */
    public void remove(String name) {
        Path part = folder.resolve(name);
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> all = Files.walk(part)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UnreadableFileException(part, e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
