package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import java.nio.file.Path;
import java.util.List;

/** Task files of a user, small enough to read. */
public final class OwnTask {
    private OwnTask() {}

    /** Four pairs and their scores. */
    public static Path pairs(Path folder) {
        return pairs(
                folder,
                "the cat sleeps\ta cat is asleep\t5",
                "a red car\tthe sky is grey\t0",
                "he plays the piano\ta man plays music\t4",
                "she reads a book\tthe dog runs\t1");
    }

    /** Pairs of these lines. */
    public static Path pairs(Path folder, String... lines) {
        return named("OwnPairs", folder, lines);
    }

    /** Pairs of these lines under another name, so that a folder can hold several tasks. */
    public static Path named(String name, Path folder, String... lines) {
        String table = name + ".tsv";
        Path data = TempFiles.text(folder.resolve(table), lines);
        return TempFiles.text(
                folder.resolve(name + ".yaml"),
                "name: " + name,
                "type: STS",
                "languages: [eng-Latn]",
                "evaluate: [test]",
                "splits:",
                "  test:",
                "    file: " + table,
                "    sha256: " + FileRevision.of(data),
                "    format: tsv",
                "    names: [sentence1, sentence2, score]");
    }

    /** The catalog with a task file. */
    public static TaskCatalog catalog(Path taskFile) {
        return TaskCatalog.of(new DataFolder(Path.of("no-data"), "name it with --data"), List.of(taskFile));
    }

    /** The task of a task file. */
    public static TaskCatalog.Task task(Path taskFile) {
        return catalog(taskFile).task(DescriptorReader.read(taskFile).name());
    }
}
