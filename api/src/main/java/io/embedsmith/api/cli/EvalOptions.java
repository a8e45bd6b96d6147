package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tasks there are. */
final class EvalOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the data of the shipped tasks. Without it: EMBEDSMITH_EVALUATION_DATA,"
                    + " then ../shared/data.")
    private @Nullable Path data;

    @Option(
            names = "--task-file",
            paramLabel = "FILE",
            description = "A task of your own; may be given several times. docs/evaluation.md says how to write one.")
    private List<Path> taskFiles = List.of();

    TaskCatalog catalog(EmbedsmithConfig config) {
        return catalog(config, Optional.empty());
    }

    /** With one more, of a piece of work. */
    TaskCatalog catalog(EmbedsmithConfig config, Optional<Path> taskFile) {
        Path folder =
                Optional.ofNullable(data).orElseGet(() -> config.evaluation().data());
        return TaskCatalog.of(
                new DataFolder(folder, "name the folder of the data with --data DIR or EMBEDSMITH_EVALUATION_DATA"),
                Stream.concat(taskFiles.stream(), taskFile.stream()).toList());
    }

    List<Path> taskFiles() {
        return taskFiles;
    }
}
