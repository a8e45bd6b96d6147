package io.embedsmith.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingFilesTest {
    @TempDir
    Path folder;

    @Test
    void examples_readsFlagEmbeddingPlainAndZipped() {
        String line = "{\"query\":\"q\",\"pos\":[\"p\"],\"neg\":[\"n\"]}";

        assertThat(TrainingFiles.examples(write("train.jsonl", line)))
                .isEqualTo(TrainingFiles.examples(zip("train.jsonl.gz", line)))
                .extracting(TrainingExample::hardNegatives)
                .containsExactly(List.of("n"));
    }

    @Test
    void examples_readsTheJudgedQueriesOfABeirFolder() {
        beir("q1\tp1\t1", "q1\tp3\t2", "q1\tp2\t0", "q2\tp2\t0");

        // the better grade first; what was judged not relevant is a hard negative; q2 has no positive
        assertThat(TrainingFiles.examples(folder))
                .containsExactly(new TrainingExample(
                        "what is HNSW?",
                        List.of("a graph", "Index HNSW"),
                        List.of("a tree"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void examples_takesTheSplitThatIsNamed() {
        beir("q1\tp1\t1");
        write("qrels.dev.tsv", "query-id\tcorpus-id\tscore", "q2\tp2\t1");

        assertThat(TrainingFiles.examples(folder, "dev"))
                .containsExactly(TrainingExample.ofPair("what is a B-tree?", "a tree"));
        assertThatThrownBy(() -> TrainingFiles.examples(folder, "test"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("qrels.test.tsv");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            q1,p9,1 | the qrels judge passage p9 for query q1, which is not in the corpus; add it there
            q9,p1,1 | the qrels judge query q9, which is not among the queries; add it there
            q1,p4,1 | query q1: positive 0 of 1 is blank; leave it out or give it a text
            q3,p1,1 | query q3: the query is blank
            q1,p1,0 | holds no training example; at least 1 is needed
            """)
    void examples_saysWhatIsWrongWithABeirFolder(String judgement, String complaint) {
        beir(judgement.replace(',', '\t'));

        assertThatThrownBy(() -> TrainingFiles.examples(folder))
                .isInstanceOf(UnusableTrainingDataException.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n"})
    void anEmptyFileIsRefused(String content) {
        Path file = write("empty.jsonl", content);

        assertThatThrownBy(() -> TrainingFiles.examples(file))
                .hasMessageStartingWith(file + " holds no training example");
        assertThatThrownBy(() -> TrainingFiles.pairs(file)).hasMessageStartingWith(file + " holds no training example");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.jsonl");

        assertThatThrownBy(() -> TrainingFiles.examples(file))
                .hasMessage("there is no file " + file + "; check the path");
        assertThatThrownBy(() -> TrainingFiles.pairs(file)).hasMessage("there is no file " + file + "; check the path");
    }

    /** The same two pairs in every format; an apostrophe stands for a quote. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            three columns  | 借 '呗'^B, b^1~c^d^0
            named, TSV     | id^label^sentence2^sentence1~7^1^B, b^借 '呗'~8^0^d^c
            named, CSV     | sentence1,sentence2,score~'借 ''呗''','B, b',1.0~c,d,0
            quoted names   | 'sentence1','sentence2','label'~'借 ''呗''','B, b',1~c,d,0
            unnamed CSV    | '借 ''呗''','B, b',1~c,d,0
            JSON Lines     | {'sentence1':'借 \\'呗\\'','sentence2':'B, b','score':1}~{'score':'0','sentence1':'c','sentence2':'d'}
            other names    | {'premise':'借 \\'呗\\'','hypothesis':'B, b','label':1}~{'premise':'c','hypothesis':'d','label':0}
            STS Benchmark  | news^MSRvid^2012^0001^1.000^借 '呗'^B, b~news^MSRvid^2012^0002^0^c^d^source^licence
            """)
    void pairs_findsFormatAndColumns(String name, String content) {
        String text = content.replace('^', '\t').replace('~', '\n').replace('\'', '"');
        List<LabelledPair> expected = List.of(new LabelledPair("借 \"呗\"", "B, b", 1), new LabelledPair("c", "d", 0));

        assertThat(TrainingFiles.pairs(write("pairs.data", text))).isEqualTo(expected);
        assertThat(TrainingFiles.pairs(zip("pairs.gz", text))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            a^b^1~c^d                                      | 2 | the line has 2 fields, the table has 3 columns
            a^b^1~c^ ^1                                    | 2 | the second text of a pair is blank
            a^b^1~^d^1                                     | 2 | the first text of a pair is blank
            a^b^1~c^d^yes                                  | 2 | column 'score' is 'yes'; a finite number is needed
            a^b^1~c^d^NaN                                  | 2 | column 'score' is 'NaN'; a finite number is needed
            a^b^yes                                        | 1 | the first line has the 3 fields [a, b, yes]; name the columns
            a^1                                            | 1 | the first line has the 2 fields [a, 1]; name the columns
            {"a":"x","b":"y"}                              | 1 | the line has the fields [a, b]; one of [sentence1,
            {"sentence1":"a","sentence2":"b","label":1}~{  | 2 | the line is not JSON
            {"sentence1":"a","sentence2":"b","label":1}~{"sentence1":"a","label":0} | 2 | there is no field 'sentence2'
            """)
    void pairs_namesFileAndLine(String content, int line, String complaint) {
        Path file = write("pairs.data", content.replace('^', '\t').replace('~', '\n'));

        assertThatThrownBy(() -> TrainingFiles.pairs(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":" + line + ": ")
                .hasMessageContaining(complaint);
    }

    @Test
    void passages_areReadFromAFileOrTheCorpusOfAFolder() {
        beir("q1\tp1\t1");
        List<String> corpus = List.of("Index HNSW", "a tree", "a graph");

        assertThat(PassageFiles.read(folder)).isEqualTo(corpus);
        assertThat(PassageFiles.read(folder.resolve("corpus.jsonl"))).isEqualTo(corpus);
        assertThat(PassageFiles.read(zip("pool.jsonl.gz", "{\"text\":\"借呗\"}\n")))
                .containsExactly("借呗");
    }

    @Test
    void passages_sayWhatIsMissing() {
        Path broken = write("pool.jsonl", "{\"text\":\"a\"}", "{\"title\":\"b\"}");

        assertThatThrownBy(() -> PassageFiles.read(broken))
                .hasMessageStartingWith(broken + ":2: field 'text' is missing");
        assertThatThrownBy(() -> PassageFiles.read(write("blank.jsonl", "{\"text\":\" \"}")))
                .hasMessageContaining("holds no passage");
        assertThatThrownBy(() -> PassageFiles.read(folder)).hasMessageContaining("corpus.jsonl; check the path");
    }

    private void beir(String... judgements) {
        write(
                "corpus.jsonl",
                "{\"_id\":\"p1\",\"title\":\"Index\",\"text\":\"HNSW\"}",
                "{\"_id\":\"p2\",\"text\":\"a tree\"}",
                "{\"_id\":\"p3\",\"text\":\"a graph\"}",
                "{\"_id\":\"p4\",\"text\":\" \"}");
        write(
                "queries.train.jsonl",
                "{\"_id\":\"q1\",\"text\":\"what is HNSW?\"}",
                "{\"_id\":\"q2\",\"text\":\"what is a B-tree?\"}",
                "{\"_id\":\"q3\",\"text\":\"\"}");
        write("queries.dev.jsonl", "{\"_id\":\"q2\",\"text\":\"what is a B-tree?\"}");
        write("qrels.train.tsv", judgements);
    }

    private Path write(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path zip(String name, String text) {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
