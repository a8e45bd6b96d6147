package io.embedsmith.training.merge.choice;

import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.runner.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small tasks of pairs of texts; their scores mean nothing, but every change of a vector's direction shows in them. */
final class PairTasks {
    private static final List<String> WORDS = List.of(
            "account", "bank", "card", "loan", "password", "rate", "reset", "the", "cat", "sleeps", "music", "red");

    private PairTasks() {}

    /** A task of so many pairs that differ from those of other names. */
    static TaskRequest of(Path folder, String name, int pairs) throws IOException {
        StringBuilder rows = new StringBuilder("left,right,alike\n");
        for (int i = 0; i < pairs; i++) {
            int shift = Math.floorMod(name.hashCode(), 7) + i;
            rows.append(text(shift, 2 + i % 4))
                    .append(',')
                    .append(text(shift * 5 + i, 3))
                    .append(',');
            rows.append(i * 7 % pairs).append('\n');
        }
        Path data = folder.resolve(name + ".csv");
        Files.writeString(data, rows);
        Path task = folder.resolve(name + ".yaml");
        Files.writeString(task, """
                name: %s
                type: STS
                languages: [eng-Latn]
                evaluate: [test]
                columns: {sentence1: left, sentence2: right, score: alike}
                splits:
                  test:
                    file: %s.csv
                    sha256: %s
                    format: csv
                """.formatted(name, name, FileRevision.of(data)));
        TaskCatalog catalog = TaskCatalog.of(new DataFolder(folder, "none is needed"), List.of(task));
        return TaskRequest.of(catalog.task(name));
    }

    private static String text(int start, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get((start + i * 3) % WORDS.size()));
        }
        return text.toString();
    }
}
