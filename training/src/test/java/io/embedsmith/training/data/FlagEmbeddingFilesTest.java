package io.embedsmith.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagEmbeddingFilesTest {
    private static final TrainingExample FULL = new TrainingExample(
            "北京在哪里?\n\"quoted\"",
            List.of("北京是中国的首都。", "Beijing, \u2028 China"),
            List.of("上海\t在南方。"),
            Optional.of(new TeacherScores(List.of(9.5, -0.25), List.of(1e-7))),
            Optional.of("Represent the question:"),
            Optional.of("normal"));

    @TempDir
    Path folder;

    @Test
    void writtenExamplesReadBackTheSame() throws IOException {
        TrainingExample pair = TrainingExample.ofPair("q", "p");
        Path file = folder.resolve("train.jsonl");

        FlagEmbeddingWriter.write(file, List.of(FULL, pair));

        assertThat(FlagEmbeddingReader.read(file)).containsExactly(FULL, pair);
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .last()
                .isEqualTo("{\"query\":\"q\",\"pos\":[\"p\"],\"neg\":[]}");
        assertThat(Files.readString(file)).contains("北京是中国的首都。");
    }

    @Test
    void read_takesTheFieldsAsFlagEmbeddingWritesThem() {
        Path file = write("{\"query\": \"q\", \"pos\": [\"p\"], \"neg\": [\"n1\", \"n2\"], \"category\": \"math\","
                + " \"pos_scores\": [3], \"neg_scores\": [1.5, -2], \"prompt\": \"\", \"type\": \"symmetric_sts\"}");

        assertThat(FlagEmbeddingReader.read(file))
                .containsExactly(new TrainingExample(
                        "q",
                        List.of("p"),
                        List.of("n1", "n2"),
                        Optional.of(new TeacherScores(List.of(3.0), List.of(1.5, -2.0))),
                        Optional.of(""),
                        Optional.of("symmetric_sts")));
    }

    @Test
    void read_missingAndNullFieldsAreEmpty() {
        Path file = write("{\"query\": \"q\", \"pos\": [\"p\"], \"prompt\": null}");

        assertThat(FlagEmbeddingReader.read(file)).containsExactly(TrainingExample.ofPair("q", "p"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"pos":["p"]}                                      | field 'query' is missing; a string is needed
                    {"query":" ","pos":["p"]}                          | the query is blank
                    {"query":"q"}                                      | field 'pos' is missing; a list of texts is needed
                    {"query":"q","pos":"p"}                            | field 'pos' is a string; a list is needed
                    {"query":"q","pos":[]}                             | there is no positive; at least 1 is needed
                    {"query":"q","pos":["p",3]}                        | element 1 of field 'pos' is the number 3; a string
                    {"query":"q","pos":["p"],"neg":["n",""]}           | hard negative 1 of 2 is blank
                    {"query":"q","pos":["p"],"pos_scores":[1]}         | field 'neg_scores' is missing; give both
                    {"query":"q","pos":["p"],"neg":["n"],"pos_scores":[1],"neg_scores":[]} | there are 0 teacher scores for 1 hard negatives
                    {"query":"q","pos":["p"],"pos_scores":["1"],"neg_scores":[]}  | element 0 of field 'pos_scores' is a string; a finite number
                    {"query":"q","pos":["p"],"pos_scores":[1e999],"neg_scores":[]} | element 0 of field 'pos_scores' is the number
                    {"query":"q","pos":["p"],"pos_scores":[NaN],"neg_scores":[]}  | the line is not JSON
                    {"query":"q","pos":["p"],"type":1}                 | field 'type' is the number 1; a string is needed
                    {"query":"q","query":"r","pos":["p"]}              | the line is not JSON (Duplicate field 'query'
                    """)
    void read_namesFileAndLine(String line, String complaint) {
        Path file = write("{\"query\":\"q\",\"pos\":[\"p\"]}", "", line);

        assertThatThrownBy(() -> FlagEmbeddingReader.read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":3: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void forEach_givesWhatCameBeforeTheBadLine() {
        Path file = write("{\"query\":\"q\",\"pos\":[\"p\"]}", "broken");
        List<TrainingExample> seen = new ArrayList<>();

        assertThatThrownBy(() -> FlagEmbeddingReader.forEach(file, seen::add))
                .isInstanceOf(MalformedFileException.class);

        assertThat(seen).hasSize(1);
    }

    @Test
    void teacherScores_mustBeFinite() {
        assertThatThrownBy(() -> new TeacherScores(List.of(1.0, Double.NaN), List.of()))
                .hasMessage("teacher score 1 of the positives is NaN; only finite values are allowed");
    }

    private Path write(String... lines) {
        try {
            return Files.write(folder.resolve("examples.jsonl"), List.of(lines));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
