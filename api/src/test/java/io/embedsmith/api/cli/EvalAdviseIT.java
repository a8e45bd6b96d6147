package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command weighs real models, with the passages of a collection that a running server has. */
class EvalAdviseIT {
    private static final String CHINESE = "bge-small-zh-v1.5-int8";
    private static final String ENGLISH = "all-minilm-l6-v2";
    /** Longer than the 256 tokens of the English model, shorter than the 512 of the Chinese one. */
    private static final String LONG = "忘记密码时请点击找回".repeat(30);

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void collection() throws IOException {
        SampleTasks.write(folder.resolve("tasks"));
        program = new Program(Files.createDirectories(folder.resolve("data")), Map.of());
        program.start();
        String key = program.adminKey();
        program.post("/api/v1/collections", key, "{\"name\": \"manuals\", \"model\": \"" + CHINESE + "\"}");
        for (String text : new String[] {LONG, "七天之内可以无理由退货。"}) {
            Program.Answer put = program.put(
                    "/api/v1/collections/manuals/documents/d" + text.length(),
                    key,
                    "{\"text\": \"" + text + "\", \"split\": false}");
            assertThat(put.code()).as(put.body()).isEqualTo(200);
        }
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private Program.Outcome advise(String... more) {
        String[] always = {
            "eval",
            "advise",
            "--models",
            CHINESE + "," + ENGLISH,
            "--tasks",
            "OwnPairs",
            "--task-file",
            folder.resolve("tasks/OwnPairs.yaml").toString(),
            "--collection"
        };
        String[] all = java.util.Arrays.copyOf(always, always.length + more.length);
        System.arraycopy(more, 0, all, always.length, more.length);
        return program.run(all);
    }

    @Test
    void modelsAreWeighedWithThePassagesOfACollection() throws IOException {
        Program.Outcome outcome = advise("manuals", "--json", "--out", "report", "--language", "zh");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        JsonPath advice = JsonPath.from(outcome.out());
        assertThat(advice.getString("recommended")).isIn(CHINESE, ENGLISH);
        assertThat(truncated(advice, ENGLISH)).isEqualTo(0.5);
        assertThat(truncated(advice, CHINESE)).isZero();
        assertThat(advice.getList("models.queryMillis"))
                .hasSize(2)
                .allMatch(millis -> ((Number) millis).doubleValue() > 0);
        assertThat(advice.getList("models.quality.value", Double.class))
                .allMatch(quality -> quality > 0 && quality <= 1);
        assertThat(Files.readString(program.data().resolve("report/advice.html")))
                .contains("选用", "50%")
                .doesNotContain("<script");
    }

    @Test
    void judgedQueriesOfTheCollectionAreATask() {
        Program.Answer set = program.post("/api/v1/collections/manuals/evaluation-sets", program.adminKey(), """
                {"name": "faq", "queries": [
                    {"id": "q", "text": "买错了能退吗", "judgements": [{"target": "d12", "grade": 1}]},
                    {"id": "lost", "text": "没有答案", "judgements": [{"target": "gone", "grade": 1}]}]}""");
        assertThat(set.code()).as(set.body()).isEqualTo(201);

        Program.Outcome outcome =
                program.run("eval", "advise", "--models", CHINESE, "--collection", "manuals", "--set", "faq", "--json");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        JsonPath advice = JsonPath.from(outcome.out());
        assertThat(advice.getString("recommended")).isEqualTo(CHINESE);
        assertThat(advice.getList("tasks")).isEqualTo(java.util.List.of("manuals-faq"));
        assertThat(advice.getDouble("models[0].quality.value")).isEqualTo(1);
    }

    private static double truncated(JsonPath advice, String model) {
        return advice.getDouble("models.find { it.model == '" + model + "' }.truncatedShare");
    }

    @Test
    void aCollectionThatIsNotThereIsNamed() {
        Program.Outcome outcome = advise("none");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("'none'");
    }
}
