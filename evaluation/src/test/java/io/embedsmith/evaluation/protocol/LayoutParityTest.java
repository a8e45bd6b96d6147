package io.embedsmith.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.descriptor.OwnTask;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDataReader;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.TaskData;
import io.embedsmith.evaluation.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are published, read by a task file and scored, against mteb's own loaders and tasks on the same files. */
class LayoutParityTest {
    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void copyFiles() throws IOException, URISyntaxException {
        Path files = Path.of(Objects.requireNonNull(LayoutParityTest.class.getResource("/golden/layouts"))
                .toURI());
        try (Stream<Path> all = Files.walk(files)) {
            all.forEach(file -> {
                try {
                    Path copy = folder.resolve(files.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void aBeirFolderNeedsNothingMoreThanItsName() {
        RetrievalTask task = (RetrievalTask) read("Retrieval", "splits: {test: {beir: beir}}");

        requireScores("beir", new Retrieval(), task);
        assertThat(notes)
                .containsExactly(
                        "Own/default/test: 10 of 20 queries have no judgement in test.tsv and are left out",
                        "Own/default/test: 1 judged queries are not in queries.jsonl and are left out",
                        "Own/default/test: 4 judgements are of passages that are not in corpus.jsonl and count as not"
                                + " found");
    }

    @Test
    void judgementsMayBeJsonLines() {
        requireScores("beir", new Retrieval(), (RetrievalTask) read("Retrieval", judged("gaps: allowed")));
    }

    @Test
    void candidatesComeFromMtebsFileOrFromARun() {
        requireScores("candidates", new Reranking(), (RerankingTask)
                read("Reranking", "splits: {test: {beir: beir, candidates: beir/top_ranked.jsonl}}"));
        requireScores("candidates", new Reranking(), (RerankingTask)
                read("Reranking", judged("gaps: allowed", "candidates: {file: run.trec, format: trec}")));
    }

    @Test
    void rowsOfPositivesAndNegatives() {
        requireScores(
                "positives and negatives", new Reranking(), (RerankingTask) read("Reranking", table("rerank.jsonl")));
        assertThat(notes)
                .containsExactly("Own/default/test: 2 of 16 rows have no positive or no negative and are left out");
    }

    @Test
    void allPairsInOneRow() {
        requireScores("pairs in one row", new PairClassification(), (ScoredPairs) read(
                "PairClassification",
                "columns: {sentence1: sent1, sentence2: sent2, label: labels}",
                table("pairs.jsonl")));
    }

    @Test
    void labelsOfAllLevelsInOneColumn() {
        ClusterTexts data =
                (ClusterTexts) read("Clustering", "columns: {text: sentences, label: labels}", table("levels.jsonl"));
        requireScores(
                "levels in one column",
                new Clustering(new ClusteringSettings(new TextLimit.All(), 700, 4, 128, 2)),
                data);
        assertThat(data.texts().get(1).labels()).hasSize(3);
    }

    @Test
    void goldPairsCountedFromOne() {
        requireScores("gold pairs", new BitextMining(), (BitextPairs)
                read("BitextMining", "settings: {gold_from: 1}", table("gold.jsonl")));
        assertThat(notes)
                .singleElement()
                .asString()
                .endsWith("gold.jsonl:1: 7 of 25 sentences have no translation in 'gold' and are left out");
    }

    private String judged(String... more) {
        return "splits: {test: {corpus: " + file("beir/corpus.jsonl") + ", queries: " + file("beir/queries.jsonl")
                + ", qrels: {"
                + file("beir/qrels/test.jsonl")
                        .substring(1, file("beir/qrels/test.jsonl").length() - 1)
                + ", format: jsonl}, " + String.join(", ", more) + "}}";
    }

    private String table(String name) {
        String file = file(name);
        return "splits: {test: " + file.substring(0, file.length() - 1) + ", format: jsonl}}";
    }

    private String file(String name) {
        return "{file: " + name + ", sha256: " + FileRevision.of(folder.resolve(name)) + "}";
    }

    private TaskData read(String type, String... lines) {
        Path file = TempFiles.text(
                folder.resolve("own.yaml"),
                Stream.concat(
                                Stream.of("name: Own", "type: " + type, "languages: [eng-Latn]", "evaluate: [test]"),
                                Stream.of(lines))
                        .toArray(String[]::new));
        TaskCatalog.Task task = OwnTask.task(file);
        return new TaskDataReader(task, notes::add)
                .read(task.descriptor().subsets().getFirst(), "test");
    }

    private static <D extends TaskData> void requireScores(
            String name, io.embedsmith.evaluation.task.TaskProtocol<D> protocol, D data) {
        Golden expected = Golden.read("layouts").list("cases").stream()
                .filter(each -> each.text("name").equals(name))
                .findFirst()
                .orElseThrow();
        SameScores.require(
                protocol.evaluate(data, TableEmbedder.of(expected), Progress.NONE),
                expected.get("scores").get("test"));
    }
}
