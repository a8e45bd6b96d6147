package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.provider.EmbeddingsServer;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import io.embedsmith.evaluation.dataset.FileRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command with a bundled model and a task of the user's own. */
class EvalCommandIT {
    private static final String MODEL = "all-minilm-l6-v2";

    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void task() throws IOException {
        program = new Program(folder, Map.of());
        Path data = folder.resolve("pairs.csv");
        Files.writeString(data, """
            left,right,alike
            "the cat sleeps, curled up",a cat is asleep,5
            a red car,the sky is grey,0
            he plays the piano,a man plays music,4
            she reads a book,the dog runs,1
            """);
        Files.writeString(folder.resolve("own.yaml"), """
            name: OwnPairs
            type: STS
            languages: [eng-Latn]
            evaluate: [test]
            columns: {sentence1: left, sentence2: right, score: alike}
            splits:
              test:
                file: pairs.csv
                sha256: %s
                format: csv
            """.formatted(FileRevision.of(data)));
    }

    private Program.Outcome eval(String... more) {
        String[] arguments = {"eval", "--model", MODEL, "--task-file", "own.yaml", "--out", "out"};
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return program.run(all);
    }

    @Test
    void anOwnTaskIsScoredWrittenAndKept() throws IOException {
        Program.Outcome first = eval();
        Program.Outcome second = eval("--json");

        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
        assertThat(first.out()).contains("OwnPairs", "cosine_spearman").doesNotContain("was there");
        assertThat(second.code()).isEqualTo(ExitCode.DONE);
        assertThat(second.out()).contains("\"status\" : \"kept\"", "\"metric\" : \"cosine_spearman\"");
        try (var files = Files.walk(folder.resolve("out/results/sentence-transformers__all-MiniLM-L6-v2"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "OwnPairs.json", "model_meta.json", "run_settings.jsonl", "OwnPairs.test.default.jsonl.gz");
        }
    }

    @Test
    void aModelIsMeasuredAloneAndWithARerankerBehindIt() throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), """
            {"_id": "cat", "text": "A cat sleeps on the mat."}
            {"_id": "car", "text": "A red car waits at the corner."}
            """);
        Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"Which animal sleeps?\"}\n");
        Files.writeString(folder.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\nq\tcat\t1\n");
        SampleTasks.retrieval(folder, "OwnSearch", "eng-Latn");
        String reranker = Api.RERANKERS.resolve(Api.RERANKER).toString();

        Program.Outcome outcome = program.run(
                "eval",
                "--model",
                MODEL,
                "--reranker",
                reranker,
                "--depth",
                "2",
                "--task-file",
                "OwnSearch.yaml",
                "--out",
                "out",
                "--json");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        JsonNode rows = new ObjectMapper().readTree(outcome.out());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("score").asDouble()).isEqualTo(1);
        assertThat(rows.get(1).path("file").asText()).contains("all-MiniLM-L6-v2+tiny-bert-reranker-2");
        assertThat(program.run("eval", "--model", MODEL, "--depth", "2", "--task-file", "OwnSearch.yaml"))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("--depth 2 says how deep a reranker reads, and there is none");
        assertThat(program.run("eval", "--model", reranker, "--task-file", "OwnSearch.yaml")
                        .err())
                .contains("is a reranker, which scores pairs");
    }

    @Test
    void aBeirFolderIsMeasuredAsItWasDownloadedAndWhatIsLeftOutIsTold() throws IOException {
        Path set = Files.createDirectories(folder.resolve("set/qrels")).getParent();
        Files.writeString(set.resolve("corpus.jsonl"), """
            {"_id": "cat", "title": "", "text": "A cat sleeps on the mat."}
            {"_id": "car", "title": "", "text": "A red car waits at the corner."}
            """);
        Files.writeString(set.resolve("queries.jsonl"), """
            {"_id": "q1", "text": "Which animal sleeps?"}
            {"_id": "q2", "text": "A query of another split"}
            """);
        Files.writeString(set.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nq1\tcat\t1\nq1\tgone\t0\n");
        Files.writeString(folder.resolve("own.yaml"), """
            name: OwnSet
            type: Retrieval
            languages: [eng-Latn]
            evaluate: [test]
            splits:
              test: {beir: set}
            """);
        String unjudged = "OwnSet/default/test: 1 of 2 queries have no judgement in test.tsv and are left out";

        Program.Outcome outcome = eval("--json");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.err()).contains(unjudged);
        JsonNode row = new ObjectMapper().readTree(outcome.out()).get(0);
        assertThat(row.path("score").asDouble()).isEqualTo(1);
        assertThat(row.path("notes").valueStream().map(JsonNode::asText))
                .containsExactly(
                        unjudged,
                        "OwnSet/default/test: 1 judgements are of passages that are not in corpus.jsonl and count as"
                                + " not found");
    }

    @Test
    void aModelBehindAnAddressScoresAsTheSameModelHere() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (Program server = new Program(elsewhere, Map.of());
                EmbeddingsServer provider = new EmbeddingsServer(EmbeddingsServer.modelsOf(server))) {
            server.start();
            Program remote = new Program(folder, Map.of("EMBEDSMITH_EVALUATION_PROVIDER_KEY", EmbeddingsServer.KEY));
            String[] arguments = {
                "eval",
                "--model",
                MODEL + "," + provider.address(MODEL),
                "--task-file",
                "own.yaml",
                "--out",
                "out",
                "--json"
            };
            Program.Outcome outcome = remote.run(arguments);

            assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
            JsonNode rows = new ObjectMapper().readTree(outcome.out());
            assertThat(rows.get(1).path("score").asDouble())
                    .isEqualTo(rows.get(0).path("score").asDouble());
            assertThat(rows.get(1).path("file").asText()).contains("127.0.0.1__" + MODEL);
            int asked = provider.asked().size();
            remote.run(arguments);
            assertThat(provider.asked()).as("the probe alone is asked again").hasSize(asked + 1);
        }
        assertThat(program.run("eval", "--model", "http://127.0.0.1:9/v1#m", "--task-file", "own.yaml"))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("127.0.0.1:9/v1#m cannot be reached");
    }

    @Test
    void aTaskWithoutItsDataFailsAndTheOthersAreDone() {
        Program.Outcome outcome = eval("--tasks", "BQ,OwnPairs", "--data", "nowhere");

        assertThat(outcome.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(outcome.out()).contains("failed").containsPattern("OwnPairs +cosine_spearman +[01]\\.");
        assertThat(outcome.err()).contains("nowhere/bq/BQ.test.data").contains("--data DIR");
    }

    @Test
    void anUnknownTaskOrModelIsAnsweredWithThoseThereAre() {
        assertThat(eval("--tasks", "NoSuchTask"))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("There is no task 'NoSuchTask'; there are [", "OwnPairs");
        assertThat(program.run("eval", "--model", "nobody", "--task-file", "own.yaml"))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("'nobody'", MODEL);
    }
}
