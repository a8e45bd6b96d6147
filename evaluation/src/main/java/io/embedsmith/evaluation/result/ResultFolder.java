package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.task.Items;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of results, laid out as MTEB's: {@code results/<organisation>__<model>/<revision>/} holds {@code
 * model_meta.json}, {@code run_settings.jsonl}, {@code <Task>.json}, and beside them, ours, {@code
 * items/<Task>.<split>.<subset>.jsonl.gz}. One run at a time writes into it. Not safe for use by several threads.
 */
public final class ResultFolder implements AutoCloseable {
    private final Path results;
    private final String producer;
    private final FolderLock lock;

    private ResultFolder(Path folder, String producer) {
        this.results = folder.resolve("results");
        this.producer = producer;
        this.lock = FolderLock.of(folder, "evaluation");
    }

    /**
     * Opens a folder for writing; it is made if missing.
     *
     * @param producer name and version of the program, written into every result
     * @throws FolderInUseException if another run writes into it
     */
    public static ResultFolder open(Path folder, String producer) {
        return new ResultFolder(folder, producer);
    }

    /** The result of a task, if there is one. */
    public Optional<TaskResult> result(TestedModel model, String task) {
        return TaskResultFile.read(file(model, task));
    }

    /** Where a task's result is. */
    public Path file(TestedModel model, String task) {
        return folder(model).resolve(task + ".json");
    }

    /** Writes a task's result over the one that was there, with all that stands beside it. */
    public void put(TestedModel model, TaskResult result) {
        Path folder = folder(model);
        if (!Files.exists(folder.resolve(ModelMetaFile.NAME))) {
            ModelMetaFile.write(folder, model);
        }
        RunSettingsFile.merge(folder, result, model, producer);
        TaskResultFile.write(file(model, result.task()), result, producer);
    }

    /** Writes what the model did with each item of a split of a subset. */
    public void putItems(TestedModel model, Part part, Items items) {
        ItemsFile.write(itemsFile(model, part), items);
    }

    /** What {@link #putItems} wrote; empty if nothing was. */
    public Optional<Items> items(TestedModel model, Part part) {
        Path file = itemsFile(model, part);
        return Files.exists(file) ? Optional.of(ItemsFile.read(file)) : Optional.empty();
    }

    /** A split of a subset of a task. */
    public record Part(String task, String split, String subset) {}

    /** The files of a result, those of its model included, that are there. */
    public List<Path> files(TestedModel model, TaskResult result) {
        Path folder = folder(model);
        Stream<Path> own = Stream.of(
                file(model, result.task()), folder.resolve(ModelMetaFile.NAME), folder.resolve(RunSettingsFile.NAME));
        Stream<Path> items = result.splits().entrySet().stream()
                .flatMap(split -> split.getValue().stream()
                        .map(subset -> itemsFile(model, new Part(result.task(), split.getKey(), subset.subset()))));
        return Stream.concat(own, items).filter(Files::exists).toList();
    }

    /** Where models have their folders, below the folder that was opened. */
    public Path results() {
        return results;
    }

    private Path itemsFile(TestedModel model, Part part) {
        return ItemsFile.of(folder(model), part);
    }

    private Path folder(TestedModel model) {
        return results.resolve(model.name().replace("/", "__").replace(' ', '_'))
                .resolve(model.revision());
    }

    @Override
    public void close() {
        lock.close();
    }
}
