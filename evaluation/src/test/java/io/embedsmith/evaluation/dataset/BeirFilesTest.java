package io.embedsmith.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeirFilesTest {
    private static final String HEADER = "query-id\tcorpus-id\tscore";

    @TempDir
    Path folder;

    @Test
    void corpus_readsGzipInFileOrder() {
        Path file = TempFiles.gzip(
                folder.resolve("corpus.jsonl.gz"),
                "{\"_id\":\"p2\",\"title\":\" Postgres\",\"text\":\"It keeps rows. \",\"metadata\":{}}",
                "{\"_id\":\"p1\",\"text\":\"向量\"}");

        Corpus corpus = BeirFiles.corpus(file);

        assertThat(corpus.passages())
                .extracting(passage -> passage.id().value(), Passage::titleAndText)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("p2", "Postgres It keeps rows."),
                        org.assertj.core.groups.Tuple.tuple("p1", "向量"));
        assertThat(corpus.passage(new PassageId("p1")).orElseThrow().title()).isEmpty();
        assertThat(corpus.passage(new PassageId("p3"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        {"_id":"p2"}                          | field 'text' is missing; a string is needed
        {"_id":[7],"text":"t"}                | field '_id' is a list; a string or a number is needed
        {"text":"t"}                          | field '_id' is missing; there are [text]; add it
        {"_id":" ","text":"t"}                | a passage id has 1 to 2048 characters
        {"_id":"p2","text":"t","text":"u"}    | the line is not JSON (Duplicate field 'text'
        {"_id":"p2","text":"t"} {}            | the line is not JSON
        ["p2"]                                | the line is a list; each line holds one JSON object
        {"_id":"p2","text":                   | the line is not JSON
        """)
    void corpus_namesFileAndLine(String line, String complaint) {
        Path file = TempFiles.text(folder.resolve("corpus.jsonl"), "{\"_id\":\"p1\",\"text\":\"t\"}", "", line);

        assertThatThrownBy(() -> BeirFiles.corpus(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":3: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void corpus_lastOfAnIdCounts() {
        Path file = TempFiles.text(
                folder.resolve("corpus.jsonl"),
                "{\"_id\":\"p1\",\"text\":\"old\"}",
                "{\"_id\":\"p2\",\"text\":\"t\"}",
                "{\"_id\":\"p1\",\"text\":\"new\"}");

        assertThat(BeirFiles.corpus(file).passages()).extracting(Passage::text).containsExactly("new", "t");
    }

    @Test
    void forEachPassage_givesWhatCameBeforeTheBadLine() {
        Path file = TempFiles.text(folder.resolve("corpus.jsonl"), "{\"_id\":\"p1\",\"text\":\"t\"}", "broken");
        List<Passage> seen = new ArrayList<>();

        assertThatThrownBy(() -> BeirFiles.forEachPassage(file, seen::add)).isInstanceOf(MalformedFileException.class);

        assertThat(seen).hasSize(1);
    }

    @Test
    void topics_refusesAQueryThatComesTwice() {
        Path file = TempFiles.text(
                folder.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"a\"}", "{\"_id\":\"q\",\"text\":\"b\"}");

        assertThatThrownBy(() -> BeirFiles.topics(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage(file + ":2: query q came before; each _id may be there once");
    }

    @Test
    void qrels_readsGradesWithAndWithoutHeader() {
        Path with = TempFiles.text(folder.resolve("with.tsv"), HEADER, "q1\tp1\t2", "q1\tp 2\t0", "q2\tp1\t1.0");
        Path without = TempFiles.text(folder.resolve("without.tsv"), "q1\tp1\t2", "q1\tp 2\t-1", "q2\tp1\t1");

        Qrels qrels = BeirFiles.qrels(with);

        assertThat(qrels.queries()).extracting(QueryId::value).containsExactly("q1", "q2");
        assertThat(qrels.of(new QueryId("q1")).grade(new PassageId("p1"))).isEqualTo(2);
        assertThat(qrels.of(new QueryId("q1")).grade(new PassageId("p 2"))).isZero();
        assertThat(qrels.of(new QueryId("q9"))).isEqualTo(Judgements.NONE);
        assertThat(BeirFiles.qrels(without).of(new QueryId("q1")).grade(new PassageId("p 2")))
                .isEqualTo(-1);
    }

    @Test
    void qrels_namesFileAndLine() {
        assertThatThrownBy(() -> BeirFiles.qrels(TempFiles.text(folder.resolve("a.tsv"), HEADER, "q\tp\thigh")))
                .hasMessageContaining("a.tsv:2: the grade is 'high'; a whole number");
        assertThatThrownBy(() -> BeirFiles.qrels(TempFiles.text(folder.resolve("b.tsv"), HEADER, "q\tp\t1", "q p 1")))
                .hasMessageContaining("b.tsv:3: the line has 1 columns; 3 are needed");
        assertThatThrownBy(() -> BeirFiles.qrels(TempFiles.text(folder.resolve("c.tsv"), "q\tp\t1", "q\tp\t2")))
                .hasMessageContaining("c.tsv:2: passage p was judged before for query q");
        assertThatThrownBy(() ->
                        BeirFiles.qrels(TempFiles.text(folder.resolve("d.tsv"), "q\tp\t99999999999", "q\tp\t1.5")))
                .hasMessageContaining("d.tsv:2: the grade is '1.5'");
    }

    @Test
    void idsMayBeNumbersOrNamedAsInNewerSets() {
        Path file = TempFiles.text(
                folder.resolve("queries.jsonl"), "{\"id\":\"q1\",\"text\":\"a\"}", "{\"_id\":7,\"text\":\"b\"}");

        assertThat(BeirFiles.topics(file).queries())
                .extracting(query -> query.id().value())
                .containsExactly("q1", "7");
    }

    @Test
    void qrels_mayBeJsonLines() {
        Path file = TempFiles.gzip(
                folder.resolve("qrels.jsonl.gz"), "{\"query-id\":1,\"corpus-id\":\"p\",\"score\":2,\"other\":null}");

        assertThat(BeirFiles.qrels(file).of(new QueryId("1")).grade(new PassageId("p")))
                .isEqualTo(2);
        assertThatThrownBy(() -> BeirFiles.qrels(TempFiles.text(
                        folder.resolve("a.jsonl"), "{\"query-id\":\"q\",\"corpus-id\":\"p\",\"score\":0.5}")))
                .hasMessageContaining("a.jsonl:1: the grade is '0.5'; a whole number");
        assertThatThrownBy(() ->
                        BeirFiles.qrels(TempFiles.text(folder.resolve("b.jsonl"), "{\"query-id\":\"q\",\"score\":1}")))
                .hasMessageContaining("b.jsonl:1: field 'corpus-id' is missing; there are [query-id, score]");
    }

    @Test
    void dataset_keepsJudgedQueriesAndNamesItsContent() {
        TempFiles.text(folder.resolve("corpus.jsonl"), "{\"_id\":\"p1\",\"text\":\"t\"}");
        TempFiles.text(
                folder.resolve("queries.dev.jsonl"),
                "{\"_id\":\"q1\",\"text\":\"a\"}",
                "{\"_id\":\"q2\",\"text\":\"b\"}",
                "{\"_id\":\"q3\",\"text\":\"c\"}");
        TempFiles.text(folder.resolve("qrels.dev.tsv"), HEADER, "q3\tp1\t0", "q1\tp1\t1");

        RetrievalDataset dataset = BeirFiles.dataset(folder, "dev");

        assertThat(dataset.name()).isEqualTo(folder.getFileName() + "/dev");
        assertThat(dataset.topics().queries()).extracting(Query::text).containsExactly("a", "c");
        assertThat(dataset.withAnswerableTopics().topics().queries())
                .extracting(Query::text)
                .containsExactly("a");
        String revision = dataset.revision();
        TempFiles.text(folder.resolve("qrels.dev.tsv"), HEADER, "q3\tp1\t0", "q1\tp1\t2");
        assertThat(BeirFiles.dataset(folder, "dev").revision()).hasSize(64).isNotEqualTo(revision);
    }

    @Test
    void dataset_namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> BeirFiles.dataset(folder, "dev"))
                .hasMessage("there is no file " + folder.resolve("qrels.dev.tsv") + "; check the path");
    }
}
