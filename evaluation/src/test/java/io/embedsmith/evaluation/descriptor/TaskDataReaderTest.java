package io.embedsmith.evaluation.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskDataReaderTest {
    @TempDir
    Path folder;

    private static TaskData read(Path taskFile) {
        TaskCatalog.Task task = OwnTask.task(taskFile);
        return new TaskDataReader(task).read(task.descriptor().subsets().getFirst(), "test");
    }

    private String sha256(String name) {
        return FileRevision.of(folder.resolve(name));
    }

    private Path data(String name, String... lines) {
        return TempFiles.text(folder.resolve(name), lines);
    }

    private Path task(String type, String... lines) {
        List<String> all =
                new ArrayList<>(List.of("name: Own", "type: " + type, "languages: [eng-Latn]", "evaluate: [test]"));
        all.addAll(List.of(lines));
        return TempFiles.text(folder.resolve("own.yaml"), all.toArray(String[]::new));
    }

    private String[] table(String file, String format, String... before) {
        List<String> lines = new ArrayList<>(List.of(before));
        lines.addAll(List.of(
                "splits:", "  test:", "    file: " + file, "    sha256: " + sha256(file), "    format: " + format));
        return lines.toArray(String[]::new);
    }

    @Test
    void pairsAreReadAsTheyStand() {
        assertThat(read(OwnTask.pairs(folder, " a\tb\" \t0.5")))
                .isEqualTo(new ScoredPairs(List.of(new ScoredPair(" a", "b\" ", 0.5))));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path task = OwnTask.pairs(folder);
        Files.delete(folder.resolve("OwnPairs.tsv"));

        assertThatThrownBy(() -> read(task))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(task + ":7: there is no file " + folder.resolve("OwnPairs.tsv"));
    }

    @Test
    void anotherHashIsRefused() {
        Path task = OwnTask.pairs(folder);
        data("OwnPairs.tsv", "a\tb\t1");

        assertThatThrownBy(() -> read(task))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(sha256("OwnPairs.tsv"))
                .hasMessageContaining("the task was made for")
                .hasMessageContaining("fetch the right file");
    }

    @Test
    void anUnknownColumnIsNamedWithFileAndLine() {
        data("rows.csv", "text,category", "a,x");
        Path task = task("Clustering", table("rows.csv", "csv", "settings: {protocol: legacy}"));

        assertThatThrownBy(() -> read(task))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageEndingWith("rows.csv:2: there is no column 'label'; there are [text, category]");
    }

    @Test
    void anEmptySplitIsRefused() {
        data("rows.csv", "text,label,kind", "a,x,train");
        List<String> lines = new ArrayList<>(List.of(table("rows.csv", "csv", "settings: {protocol: legacy}")));
        lines.add("    where: {kind: test}");
        Path task = task("Clustering", lines.toArray(String[]::new));

        assertThatThrownBy(() -> read(task))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("the split is empty: 'where' keeps none of 1 rows");
    }

    @Test
    void aQueryWithoutJudgementIsNamed() {
        data("corpus.jsonl", "{\"_id\":\"p1\",\"text\":\"t\"}");
        data("queries.jsonl", "{\"_id\":\"q1\",\"text\":\"t\"}", "{\"_id\":\"q2\",\"text\":\"u\"}");
        data("qrels.tsv", "query-id\tcorpus-id\tscore", "q1\tp1\t1");

        assertThatThrownBy(() -> read(judged()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("query q2 of queries.jsonl has no judgement in qrels.tsv");
    }

    @Test
    void aJudgedPassageMustBeInTheCorpus() {
        data("corpus.jsonl", "{\"_id\":\"p1\",\"text\":\"t\"}");
        data("queries.jsonl", "{\"_id\":\"q1\",\"text\":\"t\"}");
        data("qrels.tsv", "query-id\tcorpus-id\tscore", "q1\tp1\t1", "q1\tp9\t1");

        assertThatThrownBy(() -> read(judged()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("qrels.tsv judges passage p9 for query q1, which is not in corpus.jsonl");
    }

    private Path judged() {
        return task(
                "Retrieval",
                "splits:",
                "  test:",
                "    corpus: {file: corpus.jsonl, sha256: " + sha256("corpus.jsonl") + "}",
                "    queries: {file: queries.jsonl, sha256: " + sha256("queries.jsonl") + "}",
                "    qrels: {file: qrels.tsv, sha256: " + sha256("qrels.tsv") + "}");
    }

    @Test
    void squadBecomesRetrieval() {
        data(
                "squad.json",
                "{\"data\":[{\"paragraphs\":[",
                "{\"context\":\" c1 \",\"qas\":[{\"id\":\"a\",\"question\":\"q"
                        + " \"},{\"id\":\"b\",\"question\":\"r\"}]},",
                "{\"context\":\"c2\",\"qas\":[{\"id\":\"c\",\"question\":\" q\"}]}]}]}");
        RetrievalTask task = (RetrievalTask) read(task(
                "Retrieval", "splits:", "  test:", "    squad: squad.json", "    sha256: " + sha256("squad.json")));

        assertThat(task.dataset().corpus().passages()).extracting(p -> p.text()).containsExactly("c1", "c2");
        assertThat(task.dataset().topics().queries())
                .extracting(q -> q.id() + "=" + q.text())
                .containsExactly("c=q", "b=r");
        assertThat(task.dataset()
                        .qrels()
                        .of(task.dataset().topics().queries().getFirst().id())
                        .grades())
                .hasSize(2);
    }

    @Test
    void rowsOfOneQueryAreItsCandidates() {
        data("rows.csv", "query,grade,passage", "q,0,n", "q,1,p", "r,0,m");
        RerankingTask task = (RerankingTask) read(task("Reranking", table("rows.csv", "csv")));

        assertThat(task.dataset().topics().queries()).extracting(q -> q.text()).containsExactly("q");
        assertThat(task.candidates()
                        .get(task.dataset().topics().queries().getFirst().id()))
                .extracting(id -> id.value())
                .containsExactly("negative_q1_1", "apositive_q1_2");
    }

    @Test
    void positivesAndNegativesAreTheCandidatesOfTheirRow() {
        data(
                "rows.jsonl",
                "{\"query\":\"q\",\"positive\":[\"p\"],\"negative\":[\"m\",\"n\"]}",
                "{\"query\":\"q\",\"positive\":[\"p\"],\"negative\":[\"o\"]}");
        RerankingTask task = (RerankingTask) read(task("Reranking", table("rows.jsonl", "jsonl")));

        assertThat(task.dataset().topics().queries())
                .extracting(q -> q.id() + "=" + q.text())
                .containsExactly("q1=q", "q2=q");
        assertThat(task.candidates()
                        .get(task.dataset().topics().queries().getFirst().id()))
                .extracting(id -> id.value())
                .containsExactly("apositive_q1_1", "negative_q1_2", "negative_q1_3");
    }

    @Test
    void rowsWithoutPositivesOrNegativesAreNoSplit() {
        data("rows.jsonl", "{\"query\":\"q\",\"positive\":[\"p\"],\"negative\":[]}");

        assertThatThrownBy(() -> read(task("Reranking", table("rows.jsonl", "jsonl"))))
                .hasMessageContaining("none of 1 rows has a positive and a negative");
    }

    @Test
    void listsOfOneRowMustBeAsLong() {
        data("rows.jsonl", "{\"sentence1\":[\"a\",\"b\"],\"sentence2\":[\"c\",\"d\"],\"label\":[1]}");

        assertThatThrownBy(() -> read(task("PairClassification", table("rows.jsonl", "jsonl"))))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageEndingWith(
                        "rows.jsonl:1: the row has 2 first texts, 2 second ones and 1 of 'label'; there must be"
                                + " as many of each");
    }

    @Test
    void labelsMustBeZeroOrOneInAListToo() {
        data("rows.jsonl", "{\"sentence1\":[\"a\"],\"sentence2\":[\"c\"],\"label\":[2]}");

        assertThatThrownBy(() -> read(task("PairClassification", table("rows.jsonl", "jsonl"))))
                .hasMessageContaining("rows.jsonl:1: the label is 2.0; 1 for pairs");
    }

    @Test
    void goldPairsOutsideOfTheSentencesAreNamed() {
        data("rows.jsonl", "{\"sentence1\":[\"a\"],\"sentence2\":[\"b\",\"c\"],\"gold\":[[1,2]]}");

        assertThatThrownBy(() -> read(task("BitextMining", table("rows.jsonl", "jsonl"))))
                .hasMessageContaining(
                        "rows.jsonl:1: 'gold' names sentence 1; there are 1, counted from 0; 'gold_from'");
        assertThat(((BitextPairs) read(task("BitextMining", table("rows.jsonl", "jsonl", "settings: {gold_from: 1}"))))
                        .translations())
                .containsExactly(1);
        assertThatThrownBy(() -> read(task("BitextMining", table("rows.jsonl", "jsonl", "settings: {gold_from: 2}"))))
                .hasMessageContaining("'gold_from' is '2'; allowed are 0 and 1");
    }

    @Test
    void listsWithoutGoldMustBeAsLong() {
        data("rows.jsonl", "{\"sentence1\":[\"a\"],\"sentence2\":[\"b\",\"c\"]}");

        assertThatThrownBy(() -> read(task("BitextMining", table("rows.jsonl", "jsonl"))))
                .hasMessageContaining("rows.jsonl:1: the row has 1 sentences and 2 translations; without the pairs of");
    }

    @Test
    void filesSideBySideMustHaveAsManyLines() {
        data("a.txt", "one", "two");
        data("b.txt", "un", "deux");
        assertThat(((BitextPairs) read(sides())).targets()).containsExactly("un", "deux");

        data("b.txt", "un");
        assertThatThrownBy(() -> read(sides())).hasMessageContaining("b.txt has 1 lines, the file before it 2");
    }

    private Path sides() {
        return task(
                "BitextMining",
                "splits:",
                "  test:",
                "    side_by_side:",
                "      - {file: a.txt, sha256: " + sha256("a.txt") + ", column: sentence1}",
                "      - {file: b.txt, sha256: " + sha256("b.txt") + ", column: sentence2}");
    }

    @Test
    void setsAreConsecutiveTheFirstOnesLarger() {
        data("rows.csv", "text,label", "a,x", "b,x", "c,y", "d,y", "e,z");
        ClusterSets sets = (ClusterSets)
                read(task("Clustering", table("rows.csv", "csv", "settings: {protocol: legacy, sets: 2}")));

        assertThat(sets.sets())
                .extracting(set -> set.stream().map(LabelledText::text).toList())
                .containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
    }

    @Test
    void partsOfOneSeedDoNotOverlap() {
        List<String> lines = new ArrayList<>(List.of("text,label"));
        for (int i = 0; i < 10; i++) {
            lines.add("t" + i + ",x");
        }
        data("rows.csv", lines.toArray(String[]::new));
        String hash = sha256("rows.csv");
        LabelledSplits splits = (LabelledSplits) read(task(
                "Classification",
                "train: train",
                "splits:",
                "  test: {file: rows.csv, sha256: " + hash + ", format: csv, take: {seed: 7, from: 0, count: 4}}",
                "  train: {file: rows.csv, sha256: " + hash + ", format: csv, take: {seed: 7, from: 4, count: 6}}"));

        assertThat(splits.test()).hasSize(4).doesNotContainAnyElementsOf(splits.train());
        assertThat(splits.train()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void summariesAreLists() {
        data("rows.jsonl", "{\"human\":[\"h\"],\"machine\":[\"m\",\"n\"],\"relevance\":[1,2]}");

        assertThat(((SummaryTexts) read(task("Summarization", table("rows.jsonl", "jsonl")))).texts())
                .singleElement()
                .satisfies(text -> assertThat(text.relevance()).containsExactly(1.0, 2.0));
    }
}
