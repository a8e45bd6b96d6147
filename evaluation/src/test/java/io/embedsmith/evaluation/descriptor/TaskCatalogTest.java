package io.embedsmith.evaluation.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.UnknownTaskException;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCatalogTest {
    private static final TaskCatalog SHIPPED =
            TaskCatalog.of(new DataFolder(Path.of("no-data"), "name it with --data"), List.of());

    @TempDir
    Path folder;

    @Test
    void everyDescriptorThatShipsIsInTheIndexAndNamedLikeItsFile() throws Exception {
        Path tasks = Path.of(
                Objects.requireNonNull(TaskCatalog.class.getResource("/io/embedsmith/evaluation/tasks/index.txt"))
                        .toURI());
        try (Stream<Path> files = Files.list(tasks.resolveSibling("."))) {
            assertThat(SHIPPED.all())
                    .extracting(task -> task.descriptor().name() + ".yaml")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .toList());
        }
    }

    @Test
    void aNameIsFoundInAnyCase() {
        assertThat(SHIPPED.task("stsb").descriptor().name()).isEqualTo("STSB");
        assertThat(SHIPPED.task("XQUADRETRIEVAL").descriptor().languages()).containsExactly("eng-Latn", "zho-Hans");
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> SHIPPED.task("STS13"))
                .isInstanceOf(UnknownTaskException.class)
                .hasMessageContaining("there is no task 'STS13'; there are [")
                .hasMessageContaining("STSBenchmark");
    }

    @Test
    void filesThatARunWouldReadAndThatAreNotThereAreNamed() throws IOException {
        TaskCatalog here = TaskCatalog.of(new DataFolder(folder, "put it there"), List.of());
        assertThat(here.task("BQ").missingFiles()).containsExactly("bq/BQ.test.data");

        Files.writeString(Files.createDirectories(folder.resolve("bq")).resolve("BQ.test.data"), "of any kind");

        assertThat(here.task("BQ").missingFiles()).isEmpty();
    }

    @Test
    void withoutTheDataTheComplaintSaysHowToNameThem() {
        TaskCatalog.Task task = SHIPPED.task("BQ");

        assertThatThrownBy(() -> new TaskDataReader(task)
                        .read(task.descriptor().subsets().getFirst(), "test"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("BQ.yaml:")
                .hasMessageContaining("bq/BQ.test.data; name it with --data");
    }

    @Test
    void aTaskFileMayNotTakeTheNameOfAnotherTask() throws IOException {
        Path file = OwnTask.pairs(folder);
        Files.writeString(file, Files.readString(file).replace("OwnPairs", "stsb"));

        assertThatThrownBy(() -> OwnTask.catalog(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("there is a task 'stsb' already");
    }
}
