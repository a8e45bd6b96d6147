package io.embedsmith.evaluation.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTableTest {
    private static final TaskCatalog SHIPPED = TaskCatalog.of(new DataFolder(Path.of("no-data"), ""), List.of());

    @TempDir
    Path folder;

    private static Comparison comparison(String task, String split, double ours) {
        TaskDescriptor descriptor = SHIPPED.task(task).descriptor();
        return new Comparison(new PublishedScore("org/m", task, split, "zh", 0.5), descriptor, ours, "why");
    }

    private static boolean isThere(String task, String split, String language) {
        TaskDescriptor descriptor = SHIPPED.task(task).descriptor();
        return new PublishedScore("m", task, split, language, 0)
                .subset(descriptor)
                .isPresent();
    }

    @Test
    void onlyMainScoresAreRead() {
        Path file = TempFiles.text(
                folder.resolve("published.tsv"),
                "model\ttask\tsplit\tlang\tmetric\tscore\tsource_path",
                "org/m\tBQ\ttest\tzh\tmain_score\t0.5\tx",
                "org/m\tBQ\ttest\tzh\tcosine_pearson\t0.4\tx");

        assertThat(PublishedScores.read(file)).containsExactly(new PublishedScore("org/m", "BQ", "test", "zh", 0.5));
    }

    @Test
    void aLanguageNamesTheSubsetWhereThereAreSeveral() {
        assertThat(isThere("Tatoeba", "test", "fra-eng")).isTrue();
        assertThat(isThere("Tatoeba", "test", "deu-eng")).isFalse();
        assertThat(isThere("BQ", "test", "zh")).isTrue();
        assertThat(isThere("BQ", "train", "zh")).isFalse();
    }

    @Test
    void differencesOverTheToleranceStandOutAndApproximateDataApart() {
        String table = ComparisonTable.markdown(List.of(
                comparison("BQ", "test", 0.50049),
                comparison("ATEC", "test", 0.49949),
                comparison("TNews", "validation", 0.9)));

        assertThat(table)
                .startsWith("1 of 2 scores on identical data are within the tolerance.")
                .contains("| STS | ATEC | test | zh | org/m | 0.49949 | 0.50000 | **-0.00051** | 0.0005 | why |")
                .contains("| STS | BQ | test | zh | org/m | 0.50049 | 0.50000 | +0.00049 | 0.0005 | why |")
                .containsSubsequence("On approximate data", "| TNews |");
    }

    @Test
    void aNoteIsForOneModelOrForAll() {
        PublishedNotes notes = PublishedNotes.read(TempFiles.text(
                folder.resolve("notes.tsv"),
                "model\ttask\tnote",
                "*\tBQ\tfor all",
                "org/m\tBQ\tfor m",
                "org/n\tBQ\tno"));

        assertThat(notes.of(new PublishedScore("org/m", "BQ", "test", "zh", 0))).isEqualTo("for all; for m");
        assertThat(notes.of(new PublishedScore("org/m", "ATEC", "test", "zh", 0)))
                .isEmpty();
    }

    @Test
    void onlyTheMarkedPartOfAFileIsReplaced() {
        Path file = TempFiles.text(
                folder.resolve("doc.md"), "# Before", "<!-- begin t -->", "old", "<!-- end t -->", "after");

        MarkedSection.replace(file, "t", "new\n");

        assertThat(file).hasContent("# Before\n<!-- begin t -->\nnew\n<!-- end t -->\nafter\n");
        assertThatThrownBy(() -> MarkedSection.replace(file, "u", "new")).hasMessageContaining("<!-- begin u -->");
    }
}
