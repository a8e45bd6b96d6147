package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it measures goes on where it was. */
@Timeout(240)
class KilledEvaluationIT {
    @TempDir
    private Path folder;

    @Test
    void finishedTasksAreNotMeasuredAgain() throws Exception {
        String tasks = SampleTasks.write(folder.resolve("tasks")).stream()
                .map(Path::toString)
                .collect(Collectors.joining(","));
        try (Program server = new Program(
                Files.createDirectories(folder.resolve("data")), Map.of("EMBEDSMITH_EVALUATION_TASK_FILES", tasks))) {
            server.start();
            Program.Answer accepted = server.post(
                    "/api/v1/evaluations",
                    server.adminKey(),
                    "{\"models\": [\"e5-small-v2\"], \"tasks\": [\"OwnPairs\", \"Slow\", \"OwnAnswers\"]}");
            assertThat(accepted.code()).as(accepted.body()).isEqualTo(202);
            String id = JsonPath.from(accepted.body()).getString("id");
            while (evaluation(server, id).getInt("evaluation.done") == 0) {
                Thread.sleep(20);
            }
            server.kill();
            server.start();

            JsonPath before = evaluation(server, id);
            assertThat(before.getInt("evaluation.done"))
                    .as("the slow task was not cut off")
                    .isLessThan(3);
            String job = server.ended(accepted, server.adminKey());

            JsonPath whole = evaluation(server, id);
            assertThat(job).contains("\"state\":\"succeeded\"", "\"done\":3");
            assertThat(whole.getList("results.status")).isEqualTo(List.of("finished", "finished", "finished"));
            assertThat(whole.getString("results[0].measuredAt")).isEqualTo(before.getString("results[0].measuredAt"));
        }
    }

    private static JsonPath evaluation(Program server, String id) {
        return JsonPath.from(
                server.get("/api/v1/evaluations/" + id, server.adminKey()).body());
    }
}
