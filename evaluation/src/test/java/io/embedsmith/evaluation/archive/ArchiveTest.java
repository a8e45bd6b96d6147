package io.embedsmith.evaluation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.UnknownResultsException;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.comparison.Verdict;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.report.Leaderboard;
import io.embedsmith.evaluation.report.TaskScore;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over files as MTEB writes them, with ours beside. */
class ArchiveTest {
    private final Measurements measurements =
            new Measurements(TaskCatalog.of(new DataFolder(Path.of("no/such/folder"), "never mind"), List.of()));

    @TempDir
    private Path folder;

    @BeforeEach
    void twoModels() throws IOException {
        for (String model : List.of("one", "two")) {
            double score = model.equals("one") ? 0.8 : 0.4;
            Path revision = Files.createDirectories(folder.resolve("results/org__" + model + "/rev-" + model));
            // As mteb 1.18 wrote it, with the keys of a later version too.
            TempFiles.text(revision.resolve("CDSC-R.json"), """
                    {"dataset_revision": "1cd6abb", "task_name": "CDSC-R", "mteb_version": "1.18.0",
                     "scores": {"test": [{"pearson": 0.843132, "cosine_pearson": 0.81, "cosine_spearman": %s,
                       "main_score": %s, "hf_subset": "default", "languages": ["pol-Latn"]}]},
                     "evaluation_time": 0.56, "kg_co2_emissions": 2.1e-05,
                     "evaluation_phases": [{"name": "x", "start": 1, "end": 2}], "date": 1.0}
                    """.formatted(score, score));
            TempFiles.text(revision.resolve("STSBenchmark.json"), """
                    {"dataset_revision": "r", "task_name": "STSBenchmark", "mteb_version": null,
                     "scores": {"test": [{"cosine_spearman": 0.7, "main_score": 0.7, "hf_subset": "default",
                       "languages": ["eng-Latn"]}]}, "evaluation_time": null}
                    """);
            TempFiles.text(revision.resolve("Old.json"), "{\"mteb_dataset_name\": \"Old\", \"test\": {\"x\": 1}}");
            Files.createDirectories(revision.resolve("items"));
            TempFiles.gzip(
                    revision.resolve("items/CDSC-R.test.default.jsonl.gz"),
                    IntStream.range(0, 30)
                            .mapToObj(i -> "{\"gold\": %d, \"predicted\": {\"cosine\": %s}}"
                                    .formatted(i, model.equals("one") ? i + (i % 3) : i * 7 % 30))
                            .toArray(String[]::new));
        }
        TempFiles.text(
                folder.resolve("results/org__one/rev-one/model_meta.json"),
                "{\"name\": \"org/one\", \"revision\": \"rev-one\"}");
    }

    @Test
    void modelsAreFoundByEachOfTheirNames() {
        ResultArchive archive = ResultArchive.of(folder);

        assertThat(archive.models()).extracting(ArchivedModel::name).containsExactly("org/one", "org/two");
        for (String name : List.of("org/two", "two", "TWO", "org/two@rev", "two@rev-two")) {
            assertThat(archive.model(name).revision()).isEqualTo("rev-two");
        }
        assertThatThrownBy(() -> archive.model("three"))
                .isInstanceOf(UnknownResultsException.class)
                .hasMessageContaining("three")
                .hasMessageContaining("org/one@rev-one");
    }

    @Test
    void anyFolderOfTheLayoutWillDo() {
        assertThat(ResultArchive.of(folder.resolve("results")).models()).hasSize(2);
        assertThat(ResultArchive.of(folder.resolve("results/org__two")).models())
                .hasSize(1);
        assertThat(ResultArchive.of(folder.resolve("results/org__two/rev-two")).models())
                .extracting(ArchivedModel::name)
                .containsExactly("org/two");
        assertThatThrownBy(() -> ResultArchive.of(folder.resolve("results/org__two/rev-two/items")))
                .isInstanceOf(UnknownResultsException.class)
                .hasMessageContaining("layout of MTEB");
    }

    @Test
    void severalRevisionsHaveToBeTold() throws IOException {
        Path other = Files.createDirectories(folder.resolve("results/org__two/another"));
        Files.copy(folder.resolve("results/org__two/rev-two/CDSC-R.json"), other.resolve("CDSC-R.json"));

        ResultArchive archive = ResultArchive.of(folder);

        assertThatThrownBy(() -> archive.model("two")).hasMessageContaining("org/two@another");
        assertThat(archive.model("two@another").revision()).isEqualTo("another");
    }

    @Test
    void anOldFileDoesNotHideTheOthers() {
        ArchivedModel.Reading reading = ResultArchive.of(folder).model("one").read();

        assertThat(reading.results()).hasSize(2);
        assertThat(reading.unread())
                .singleElement()
                .asString()
                .contains("Old.json")
                .contains("scores");
    }

    @Test
    void scoresCarryTheTypeOfKnownTasks() {
        assertThat(measurements.scores(ResultArchive.of(folder).model("one")).tasks())
                .containsExactly(new TaskScore("CDSC-R", "", 0.8), new TaskScore("STSBenchmark", "STS", 0.7));
        assertThat(Leaderboard.of(ResultArchive.of(folder).models().stream()
                                .map(measurements::scores)
                                .toList())
                        .rows())
                .extracting(Leaderboard.Row::name)
                .containsExactly("org/one", "org/two");
    }

    @Test
    void modelsAreComparedOnWhatBothHave() {
        ResultArchive archive = ResultArchive.of(folder);

        SystemComparison comparison = measurements.compare(
                archive.model("one"), archive.model("two"), List.of(), SystemComparison.Settings.DEFAULT);

        assertThat(comparison.tasks()).singleElement().satisfies(task -> {
            assertThat(task.metric()).isEqualTo("cosine_spearman");
            assertThat(task.verdict()).isEqualTo(Verdict.FIRST_BETTER);
        });
        assertThat(comparison.skipped()).singleElement().satisfies(task -> {
            assertThat(task.task()).isEqualTo("STSBenchmark");
            assertThat(task.reason()).contains("no outcomes item by item").contains("embedsmith eval");
        });
    }
}
