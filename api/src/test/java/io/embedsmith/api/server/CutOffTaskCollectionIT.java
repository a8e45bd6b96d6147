package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eval collection}, cut off while it brings a task's passages in. */
@Timeout(300)
class CutOffTaskCollectionIT {
    private static final int PASSAGES = 5_000;
    private static final List<String> THINGS = List.of("火车", "parcel", "发票", "library", "汤", "bicycle", "灯塔");

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void start() throws IOException {
        file(
                "corpus.jsonl",
                IntStream.range(0, PASSAGES)
                        .mapToObj(i -> "{\"_id\": \"p%d\", \"text\": \"%s number %d, also %s %d\"}"
                                .formatted(i, thing(i), i, thing(i / 7), i % 13)));
        file(
                "queries.jsonl",
                IntStream.range(0, 40)
                        .mapToObj(i -> "{\"_id\": \"q%d\", \"text\": \"which %s is it with %d\"}"
                                .formatted(i, thing(i), i * 70)));
        file(
                "qrels.tsv",
                IntStream.range(-1, 40)
                        .mapToObj(i -> i < 0 ? "query-id\tcorpus-id\tscore" : "q%d\tp%d\t1".formatted(i, i * 70)));
        SampleTasks.retrieval(folder, "Many", "cmn-Hans, eng-Latn");
        program = new Program(Files.createDirectories(folder.resolve("data")), Map.of());
        program.start();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static String thing(int number) {
        return THINGS.get(number % THINGS.size());
    }

    private void file(String name, Stream<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, lines.collect(Collectors.joining("\n", "", "\n")));
    }

    private String[] command(String collection) {
        return new String[] {
            "eval",
            "collection",
            "--collection",
            collection,
            "--task-file",
            folder.resolve("Many.yaml").toString(),
            "--task",
            "Many",
            "--model",
            Kept.MODEL,
            "--json"
        };
    }

    private Map<String, Map<String, Object>> measured(String collection) {
        Program.Outcome outcome = program.run(command(collection));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        JsonPath run = JsonPath.from(outcome.out());
        assertThat(run.getInt("outcome.measured.documents")).isEqualTo(PASSAGES);
        assertThat(run.getInt("outcome.coverage.missing")).isZero();
        return run.<Map<String, Object>>getList("outcome.systems").stream()
                .collect(Collectors.toMap(system -> (String) system.get("system"), CutOffTaskCollectionIT::metrics));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metrics(Map<String, Object> system) {
        return (Map<String, Object>) system.get("metrics");
    }

    @Test
    void theNextTryBringsInTheRestAndMeasuresTheSame() throws Exception {
        Process command = program.begin(command("cut"));
        while (documents() == 0) {
            Thread.sleep(20);
        }
        command.destroyForcibly().waitFor();
        String job = JsonPath.from(
                        program.get("/api/v1/jobs", program.adminKey()).body())
                .getString("jobs.find { it.collection == 'cut' && it.kind == 'ingest' }.id");
        program.post("/api/v1/jobs/" + job + "/cancel", program.adminKey(), "");
        assertThat(program.ended(job, program.adminKey())).contains("\"state\":\"cancelled\"");
        int left = documents();
        assertThat(left).isBetween(1, PASSAGES - 1);

        Map<String, Map<String, Object>> after = measured("cut");

        assertThat(after).isEqualTo(measured("whole"));
    }

    @Test
    void aServerThatIsKilledMeanwhileChangesNothingEither() throws Exception {
        Process command = program.begin(command("cut"));
        while (documents() == 0) {
            Thread.sleep(20);
        }
        program.kill();
        assertThat(command.waitFor())
                .as("the command says that the server has gone")
                .isNotZero();
        program.start();

        Map<String, Map<String, Object>> after = measured("cut");

        assertThat(after).isEqualTo(measured("whole"));
    }

    @Test
    void documentsThatAreNotOfTheTaskStayAlone() {
        assertThat(program.post(
                                "/api/v1/collections",
                                program.adminKey(),
                                "{\"name\": \"own\", \"model\": \"" + Kept.MODEL + "\"}")
                        .code())
                .isEqualTo(201);
        program.put("/api/v1/collections/own/documents/mine", program.adminKey(), "{\"text\": \"my own words\"}");

        Program.Outcome refused = program.run(command("own"));

        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("holds 0 of the task's 5000 passages and 1 other documents");
    }

    private int documents() {
        Program.Answer answer = program.get("/api/v1/collections/cut", program.adminKey());
        return answer.code() == 200 ? JsonPath.from(answer.body()).getInt("documents") : 0;
    }
}
