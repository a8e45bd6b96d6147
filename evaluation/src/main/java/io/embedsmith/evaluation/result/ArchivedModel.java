package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.file.UnreadableFileException;
import io.embedsmith.evaluation.task.Items;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Results of one revision of a model.
 *
 * @param name as in its results, such as {@code BAAI/bge-small-zh-v1.5}
 * @param revision of weights and tokenizer
 * @param folder where they are
 */
public record ArchivedModel(String name, String revision, Path folder) {
    static final Comparator<ArchivedModel> BY_NAME =
            Comparator.comparing(ArchivedModel::name).thenComparing(ArchivedModel::revision);

    private static final Set<String> NO_TASKS = Set.of(ModelMetaFile.NAME, "config.json");

    /**
     * What the files hold.
     *
     * @param results by task
     * @param unread files that are no results of today's format, each with what is wrong
     */
    public record Reading(List<TaskResult> results, List<String> unread) {
        public Reading {
            results = List.copyOf(results);
            unread = List.copyOf(unread);
        }
    }

    /** Reads every result. A file of a format that MTEB gave up long ago does not keep the others from being read. */
    public Reading read() {
        List<TaskResult> results = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Path file : taskFiles(folder)) {
            try {
                TaskResultFile.read(file).ifPresent(results::add);
            } catch (MalformedFileException e) {
                unread.add(String.valueOf(e.getMessage()));
            }
        }
        return new Reading(results, unread);
    }

    /** What the model did with each item of a part; empty in folders that MTEB wrote. */
    public Optional<Items> items(ResultFolder.Part part) {
        Path file = ItemsFile.of(folder, part);
        return Files.exists(file) ? Optional.of(ItemsFile.read(file)) : Optional.empty();
    }

    boolean isCalled(String wanted) {
        int at = wanted.lastIndexOf('@');
        String wantedName = at < 0 ? wanted : wanted.substring(0, at);
        String wantedRevision = at < 0 ? "" : wanted.substring(at + 1);
        return revision.startsWith(wantedRevision)
                && (same(name, wantedName) || same(name.substring(name.indexOf('/') + 1), wantedName));
    }

    private static boolean same(String left, String right) {
        return left.toLowerCase(Locale.ROOT).equals(right.toLowerCase(Locale.ROOT));
    }

    static List<Path> taskFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".json") && !NO_TASKS.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnreadableFileException(folder, e);
        }
    }
}
