package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Api;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A bundled model mines as a user has it mine. */
class MineCommandTest {
    private static final String MODEL =
            ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void keepVectorsInTheFolder() {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty("embedsmith.data");
    }

    private int run(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    private int mine(String output, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "mine",
                                "--model",
                                MODEL,
                                "--output",
                                folder.resolve(output).toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void passagesOnTheSubjectThatDoNotAnswerAreFound() throws IOException {
        beir();

        int code = mine(
                "mined.jsonl", "--input", folder.toString(), "--range", "0-3", "--negatives", "1", "--sampling", "top");

        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(TrainingFiles.examples(folder.resolve("mined.jsonl")))
                .extracting(TrainingExample::hardNegatives)
                .containsExactly(
                        List.of("Animals Dogs bark at strangers."), List.of("A bond pays interest until it is due."));
        assertThat(out.toString()).contains("2 examples, 5 candidates").contains("is a positive of the query");
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("mined.jsonl.report.json").toFile());
        assertThat(report.at("/dropped/positive").longValue()).isEqualTo(2);
        assertThat(report.at("/settings/sampling").textValue()).isEqualTo("top");
        assertThat(report.at("/scores/negatives/count").intValue()).isEqualTo(2);
        assertThat(report.at("/model/revision").textValue()).hasSize(64);
    }

    @Test
    void theSameCommandGivesTheSameBytes() throws IOException {
        beir();
        String[] options = {"--input", folder.toString(), "--range", "0-4", "--negatives", "2", "--scores"};

        mine("first.jsonl", options);
        mine("second.jsonl", options);
        mine(
                "other.jsonl",
                Stream.concat(Stream.of(options), Stream.of("--seed", "7")).toArray(String[]::new));

        assertThat(folder.resolve("second.jsonl")).hasSameBinaryContentAs(folder.resolve("first.jsonl"));
        assertThat(folder.resolve("second.jsonl.report.json"))
                .hasSameBinaryContentAs(folder.resolve("first.jsonl.report.json"));
        assertThat(Files.readString(folder.resolve("other.jsonl")))
                .isNotEqualTo(Files.readString(folder.resolve("first.jsonl")));
        assertThat(Files.readString(folder.resolve("first.jsonl"))).contains("\"neg_scores\":[0.");
    }

    @Test
    void anInstructionChangesWhatIsFound() throws IOException {
        Files.writeString(folder.resolve("train.jsonl"), """
                {"query":"bark","pos":["The skin of a tree."],"neg":["Wolves howl."]}
                {"query":"bark","pos":["The skin of a tree."],"prompt":"Dogs and wolves: "}
                """);
        Files.writeString(folder.resolve("corpus.jsonl"), """
                {"text":"Leaves fall from a tree in autumn."}
                {"text":"The dog and the wolf make noise."}
                """);

        mine(
                "mined.jsonl",
                "--input",
                folder.resolve("train.jsonl").toString(),
                "--candidates",
                folder.resolve("corpus.jsonl").toString(),
                "--query-instruction",
                "The wood and leaves of a tree: ",
                "--range",
                "0-1");

        assertThat(TrainingFiles.examples(folder.resolve("mined.jsonl")))
                .extracting(TrainingExample::hardNegatives)
                .containsExactly(
                        List.of("Leaves fall from a tree in autumn."), List.of("The dog and the wolf make noise."));
    }

    @Test
    void aRerankerPutsWhatIsFoundInItsOrder() throws IOException {
        beir();

        int code = mine(
                "mined.jsonl",
                "--input",
                folder.toString(),
                "--reranker",
                Api.RERANKERS.resolve(Api.RERANKER).toString(),
                "--reranker-scale",
                "logit",
                "--range",
                "0-5",
                "--negatives",
                "4",
                "--sampling",
                "top",
                "--scores");

        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(Api.RERANKERS.resolve(Api.RERANKER)))) {
            Reranker reranker = host.reranker(new ModelId(Api.RERANKER));
            for (TrainingExample mined : TrainingFiles.examples(folder.resolve("mined.jsonl"))) {
                TeacherScores scores = mined.teacherScores().orElseThrow();
                assertThat(scores.negatives()).hasSize(4).isSortedAccordingTo(Comparator.reverseOrder());
                assertThat(scores.negatives()).isEqualTo(logits(reranker, mined.query(), mined.hardNegatives()));
                assertThat(scores.positives()).isEqualTo(logits(reranker, mined.query(), mined.positives()));
            }
        }
        assertThat(Files.readString(folder.resolve("mined.jsonl.report.json")))
                .contains("\"name\" : \"tiny-bert-reranker\"")
                .contains("\"scale\" : \"logit\"");
    }

    @Test
    void theRowsOfSentenceTransformersAreWrittenToo() throws IOException {
        beir();
        String[] options = {"--input", folder.toString(), "--range", "0-4", "--negatives", "2", "--sampling", "top"};

        int code = mine(
                "triplets.jsonl",
                Stream.concat(Stream.of(options), Stream.of("--format", "triplet", "--scores"))
                        .toArray(String[]::new));

        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
        List<String> lines = Files.readAllLines(folder.resolve("triplets.jsonl"));
        assertThat(lines).hasSize(4).allMatch(line -> line.contains("\"scores\":[0."));
        assertThat(lines.getFirst())
                .startsWith("{\"anchor\":\"Why do cats purr, those animals?\",\"positive\":\"Cats purr when they are"
                        + " content.\",\"negative\":\"Animals Dogs bark at strangers.\"");
    }

    private static List<Double> logits(Reranker reranker, String query, List<String> passages) {
        return reranker.score(query, passages).stream()
                .map(relevance -> (double) relevance.logit())
                .toList();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            --range 10                     | The range of ranks is '10'; write the first and the last rank as 10-210
            --negatives 0                  | The number of negatives is 0; at least 1 is needed
            --relative-margin -1           | The relative margin is -1.0; 0 or more is needed
            --split dev                    | There is no file
            --candidates none.jsonl        | There is no file none.jsonl; check the path
            --model nothing                | nothing
            --reranker all-minilm-l6-v2    | is an encoder, which gives vectors, not the scores of pairs
            --format pairs                 | There is no format 'pairs'; there are flag, triplet, n-tuple
            --reranker-scale logit         | says what a reranker's scores are, and there is none
            """)
    void whatCannotBeIsExplained(String option, String complaint) throws IOException {
        beir();
        String[] words = option.split(" ", -1);
        Stream<String> model = words[0].equals("--model") ? Stream.empty() : Stream.of("--model", MODEL);
        String output = folder.resolve("mined.jsonl").toString();

        int code = run(
                Stream.of(Stream.of("mine", "--input", folder.toString(), "--output", output), model, Stream.of(words))
                        .flatMap(part -> part)
                        .toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains(complaint);
        assertThat(folder.resolve("mined.jsonl")).doesNotExist();
    }

    @Test
    void theInputIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("train.jsonl"), "{\"query\":\"q\",\"pos\":[\"p\"]}");

        assertThat(mine("train.jsonl", "--input", file.toString())).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("--input and --output are both");
        assertThat(file).hasContent("{\"query\":\"q\",\"pos\":[\"p\"]}");
    }

    private void beir() throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), """
                {"_id":"d1","text":"Cats purr when they are content."}
                {"_id":"d2","title":"Animals","text":"Dogs bark at strangers."}
                {"_id":"d3","text":"A share is a part of a company."}
                {"_id":"d4","text":"A bond pays interest until it is due."}
                {"_id":"d5","text":"The moon goes round the earth in a month."}
                """);
        Files.writeString(folder.resolve("queries.jsonl"), """
                {"_id":"q1","text":"Why do cats purr, those animals?"}
                {"_id":"q2","text":"What is a share of a company, which pays dividends and not interest?"}
                """);
        Files.writeString(folder.resolve("qrels.train.tsv"), "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td3\t1\n");
    }
}
