package io.embedsmith.evaluation.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeirTaskTest {
    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void folderOfTwoSplits() throws IOException {
        Files.createDirectories(folder.resolve("set/qrels"));
        TempFiles.text(
                folder.resolve("set/corpus.jsonl"),
                "{\"_id\":\"p1\",\"text\":\"t\"}",
                "{\"_id\":\"p2\",\"text\":\"u\"}");
        TempFiles.text(
                folder.resolve("set/queries.jsonl"),
                "{\"_id\":\"q1\",\"text\":\"a\"}",
                "{\"_id\":\"q2\",\"text\":\"b\"}",
                "{\"_id\":\"q3\",\"text\":\"c\"}");
        qrels("q1\tp1\t1", "q2\tp2\t1");
    }

    private void qrels(String... lines) {
        List<String> all = new ArrayList<>(List.of("query-id\tcorpus-id\tscore"));
        all.addAll(List.of(lines));
        TempFiles.text(folder.resolve("set/qrels/test.tsv"), all.toArray(String[]::new));
    }

    private TaskCatalog.Task task(String type, String source) {
        return OwnTask.task(TempFiles.text(
                folder.resolve("own.yaml"),
                "name: Own",
                "type: " + type,
                "languages: [eng-Latn]",
                "evaluate: [test]",
                "splits:",
                "  test: {" + source + "}"));
    }

    private TaskData read(String type, String source) {
        TaskCatalog.Task task = task(type, source);
        return new TaskDataReader(task, notes::add)
                .read(task.descriptor().subsets().getFirst(), "test");
    }

    @Test
    void queriesOfOtherSplitsAreLeftOutAndCounted() {
        RetrievalTask task = (RetrievalTask) read("Retrieval", "beir: set");

        assertThat(task.dataset().topics().queries())
                .extracting(query -> query.id().value())
                .containsExactly("q1", "q2");
        assertThat(notes)
                .containsExactly("Own/default/test: 1 of 3 queries have no judgement in test.tsv and are left out");
    }

    @Test
    void nothingIsToldWhereNothingIsMissing() {
        qrels("q1\tp1\t1", "q2\tp2\t1", "q3\tp2\t0");

        RetrievalTask task = (RetrievalTask) read("Retrieval", "beir: set");

        assertThat(task.dataset().topics().size()).isEqualTo(3);
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        q1;p1;1                  | query q2 of queries.jsonl has no judgement in test.tsv, and so with 1 more; judge it
        q1;p1;1 q2;p1;1 q3;p1;1 q9;p1;1 | test.tsv judges query q9, which is not in queries.jsonl; add it there
        q1;p1;1 q2;p1;1 q3;p8;1 q3;p9;1 | test.tsv judges passage p8 for query q3, which is not in corpus.jsonl, and so with 1 more
        q1;p1;0                  | the split is empty: none of 1 queries has a relevant passage
        """)
    void gapsAreMistakesWhereTheyAreRefused(String qrels, String complaint) {
        qrels(qrels.replace(';', '\t').split(" "));

        assertThatThrownBy(
                        () -> read("Retrieval", complaint.contains("empty") ? "beir: set" : "beir: set, gaps: refused"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(folder.resolve("own.yaml") + ":6: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void withoutHashesTheFilesThemselvesMakeTheRevision() {
        String before = DataRevision.of(task("Retrieval", "beir: set"));

        qrels("q1\tp1\t1", "q2\tp2\t2");

        assertThat(before).hasSize("sha256-".length() + 40);
        assertThat(DataRevision.of(task("Retrieval", "beir: set"))).isNotEqualTo(before);
    }

    @Test
    void aHashThatIsNamedIsHeldToAndMakesTheSameRevision() {
        String hash = FileRevision.of(folder.resolve("set/qrels/test.tsv"));
        String source = "beir: set, sha256: {qrels: " + hash + "}";
        assertThat(DataRevision.of(task("Retrieval", source)))
                .isEqualTo(DataRevision.of(task("Retrieval", "beir: set")));

        qrels("q1\tp1\t1");

        assertThatThrownBy(() -> read("Retrieval", source)).hasMessageContaining("the task was made for " + hash);
    }

    @Test
    void packedFilesAndJudgementsAsJsonLinesAreFound() throws IOException {
        Files.delete(folder.resolve("set/qrels/test.tsv"));
        TempFiles.gzip(
                folder.resolve("set/qrels/test.jsonl.gz"), "{\"query-id\":\"q3\",\"corpus-id\":\"p2\",\"score\":1}");

        assertThat(task("Retrieval", "beir: set").missingFiles()).isEmpty();
        assertThat(((RetrievalTask) read("Retrieval", "beir: set"))
                        .dataset()
                        .topics()
                        .queries())
                .extracting(query -> query.id().value())
                .containsExactly("q3");
    }

    @Test
    void aMissingFileIsNamedWithAllNamesThatWouldDo() throws IOException {
        Files.delete(folder.resolve("set/corpus.jsonl"));

        assertThat(task("Retrieval", "beir: set").missingFiles()).containsExactly("set/corpus.jsonl");
        assertThatThrownBy(() -> read("Retrieval", "beir: set"))
                .hasMessageContaining("there is no file " + folder.resolve("set/corpus.jsonl")
                        + ", and none of [set/corpus.jsonl.gz] beside it; put it there");
    }

    @Test
    void aRunNamesTheCandidatesInItsOrder() {
        TempFiles.text(folder.resolve("bm25.trec"), "q1 Q0 p1 1 0.5 bm25", "q1 Q0 p2 2 0.9 bm25", "q7 Q0 p9 1 1 bm25");

        RerankingTask task = (RerankingTask) read("Reranking", "beir: set, candidates: bm25.trec");

        assertThat(task.candidates()).hasSize(1);
        assertThat(task.candidates()
                        .get(task.dataset().topics().queries().getFirst().id()))
                .extracting(id -> id.value())
                .containsExactly("p2", "p1");
        assertThat(notes).contains("Own/default/test: 1 queries have no candidates in bm25.trec and score 0");
    }

    @Test
    void otherCandidatesAreAnotherRevision() {
        TempFiles.text(folder.resolve("bm25.trec"), "q1 Q0 p1 1 0.5 bm25");
        String before = DataRevision.of(task("Reranking", "beir: set, candidates: bm25.trec"));

        TempFiles.text(folder.resolve("bm25.trec"), "q1 Q0 p2 1 0.5 bm25");

        assertThat(DataRevision.of(task("Reranking", "beir: set, candidates: bm25.trec")))
                .isNotEqualTo(before);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        Reranking | beir: set                              | a Reranking task ranks candidates, and none are named; write 'candidates'
        Retrieval | beir: set, candidates: bm25.trec       | a Retrieval task searches the whole corpus; leave 'candidates' out
        Reranking | beir: set, candidates: bm25.trec       | passage p9, a candidate of query q1 in bm25.trec, is not in the corpus
        Retrieval | beir: set, gaps: counted               | 'gaps' is 'counted'; allowed are [refused, allowed]
        Retrieval | beir: set, sha256: {corpse: x}         | 'corpse' is not known here; known are [corpus, queries, qrels]
        Retrieval | beir: set, sha256: {corpus: x}         | sha256 is 'x'; 64 lower-case hex digits are needed
        Reranking | beir: set, candidates: {file: bm25.trec, format: run} | 'format' is 'run'; allowed are [trec, jsonl]
        STS       | beir: set                              | a task of type STS reads a table; write 'file' and 'format' here
        """)
    void aMistakeIsNamedWithItsLine(String type, String source, String complaint) {
        TempFiles.text(folder.resolve("bm25.trec"), "q1 Q0 p9 1 0.5 bm25");

        assertThatThrownBy(() -> read(type, source))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(folder.resolve("own.yaml") + ":6: ")
                .hasMessageContaining(complaint);
    }
}
