package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it trains takes the training's process with it, and goes on from the last checkpoint. */
@Timeout(300)
class KilledTrainingIT {
    private static final String EXAMPLES = """
            {"query": "怎样重置密码", "pos": ["忘记口令时如何重设"], "neg": ["今天天气很好"]}
            {"query": "贷款利率是多少", "pos": ["借款要付多少利息"], "neg": ["他在弹钢琴"]}
            {"query": "银行几点开门", "pos": ["营业时间从九点开始"], "neg": ["她在读书"]}
            {"query": "额度为什么降低了", "pos": ["可用额度变少的原因"], "neg": ["火车几点到站"]}
            """;
    private static final String TRAINING = """
            {"name": "tuned", "model": "bge-small-zh-v1.5", "settings": {"batchSize": 2, "epochs": 40, "saveSteps": 5}}
            """;
    private static final int STEPS = 80;

    @TempDir
    private Path folder;

    @Test
    void stepsBeforeTheCheckpointAreNotDoneAgain() throws Exception {
        try (Program server = new Program(Files.createDirectories(folder.resolve("data")), Map.of())) {
            server.start();
            Program.Answer accepted = server.upload(
                    "/api/v1/trainings",
                    server.adminKey(),
                    new Form().file("mined.jsonl", EXAMPLES).field("training", TRAINING));
            assertThat(accepted.code()).as(accepted.body()).isEqualTo(202);
            String id = JsonPath.from(accepted.body()).getString("id");
            while (curve(server, id).getList("points").size() < 10) {
                Thread.sleep(50);
            }
            List<ProcessHandle> training = ProcessHandle.of(server.pid())
                    .orElseThrow()
                    .descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains(" train "))
                    .toList();
            assertThat(training).isNotEmpty();
            server.kill();
            for (ProcessHandle process : training) {
                process.onExit().get(10, TimeUnit.SECONDS);
            }

            server.start();
            JsonPath before = curve(server, id);
            assertThat(before.getList("points").size())
                    .as("it was over before the server was killed")
                    .isLessThan(STEPS);
            String job = server.ended(accepted, server.adminKey());

            assertThat(job).contains("\"state\":\"succeeded\"", "\"done\":" + STEPS);
            JsonPath whole = curve(server, id);
            assertThat(whole.getList("points").size()).isEqualTo(STEPS);
            // How long a step takes is never the same twice.
            assertThat(whole.getList("points.seconds").subList(0, 5))
                    .isEqualTo(before.getList("points.seconds").subList(0, 5));
            assertThat(server.get("/api/v1/models/tuned", server.adminKey()).code())
                    .isEqualTo(200);
        }
    }

    private static JsonPath curve(Program server, String id) {
        return JsonPath.from(server.get("/api/v1/trainings/" + id + "/curve", server.adminKey())
                .body());
    }
}
