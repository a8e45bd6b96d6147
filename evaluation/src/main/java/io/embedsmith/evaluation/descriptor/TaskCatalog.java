package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.UnknownTaskException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tasks that there are: those that ship with the program, and those of task files. */
public final class TaskCatalog {
    private static final String FOLDER = "/io/embedsmith/evaluation/tasks/";

    private final SortedMap<String, Task> tasks = new TreeMap<>();

    /** A descriptor, and where its files are. */
    public record Task(TaskDescriptor descriptor, DataFolder data) {

        /** Names of the files that a run would read and that are not there; what is in the others is not looked at. */
        public List<String> missingFiles() {
            return descriptor.filesRead().stream()
                    .filter(file -> data.find(file).isEmpty())
                    .map(DataFile::path)
                    .distinct()
                    .toList();
        }
    }

    private TaskCatalog() {}

    /**
     * The shipped tasks and those of the user.
     *
     * @param data where the files of the shipped ones are; the files of a task file are beside it
     * @throws io.embedsmith.evaluation.file.MalformedFileException if a task file is not understood, or has the name of
     *     another task
     */
    public static TaskCatalog of(DataFolder data, Collection<Path> taskFiles) {
        TaskCatalog catalog = new TaskCatalog();
        for (String name :
                resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
            Path source = Path.of(name);
            catalog.add(new Task(DescriptorReader.parse(source, resource(name)), data));
        }
        for (Path file : taskFiles) {
            Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.getRoot());
            catalog.add(new Task(
                    DescriptorReader.read(file),
                    new DataFolder(folder, "put it there; names in a task file start at the file's own folder")));
        }
        return catalog;
    }

    /** All, by name. */
    public Collection<Task> all() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    /**
     * The task of that name, in whatever case.
     *
     * @throws UnknownTaskException if there is none
     */
    public Task task(String name) {
        Task task = tasks.get(key(name));
        if (task == null) {
            List<String> names = tasks.values().stream()
                    .map(known -> known.descriptor().name())
                    .toList();
            throw new UnknownTaskException(
                    "there is no task '" + name + "'; there are " + names + "; add your own with a task file");
        }
        return task;
    }

    private void add(Task task) {
        Task other = tasks.putIfAbsent(key(task.descriptor().name()), task);
        if (other != null) {
            throw task.descriptor()
                    .origin()
                    .malformed("there is a task '" + task.descriptor().name() + "' already ("
                            + other.descriptor().origin().file() + "); choose another name");
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String resource(String name) {
        try (InputStream content = Objects.requireNonNull(
                TaskCatalog.class.getResourceAsStream(FOLDER + name), "there is no " + name + "; this is a bug")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
