package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.Evaluating.EVALUATIONS;
import static io.embedsmith.api.rest.Evaluating.ROUNDING;
import static io.embedsmith.api.rest.Evaluating.result;
import static io.embedsmith.api.rest.Evaluating.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What an evaluation hands out: files in the layout of MTEB, and leaderboards. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvaluationFilesIT {
    @Inject
    Api api;

    @Inject
    Evaluating evaluating;

    @Test
    void whatWasMeasuredOnceIsKeptAndHandedOut() throws IOException {
        List<String> models = List.of(Api.MODEL, Api.ENGLISH_MODEL);
        String first = evaluating.start(wish(models, "OwnPairs", "OwnAnswers"));
        evaluating.measured(first);
        JsonPath job = api.ended(first);
        assertThat(job.getString("kind")).isEqualTo("evaluate");
        assertThat(job.getString("unit")).isEqualTo("tasks");
        assertThat(job.getInt("done")).isEqualTo(4);

        String id = evaluating.start(wish(models, "OwnPairs", "OwnAnswers"));
        JsonPath again = evaluating.measured(id);

        assertThat(again.getList("results.status")).containsOnly("kept").hasSize(4);
        assertThat(again.getList("results.measuredAt"))
                .isEqualTo(evaluating.get(first).getList("results.measuredAt"));
        assertThat(again.getInt("leaderboard[0].rank")).isEqualTo(1);
        assertThat(again.getDouble("leaderboard[0].mean")).isCloseTo(bestMean(again, models), within(ROUNDING));
        Map<String, String> files = unzipped(api.admin()
                .get(EVALUATIONS + "/{id}/files", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        String folder = "results/BAAI__bge-small-zh-v1.5/" + again.getString("results[0].revision") + "/";
        assertThat(files)
                .containsKeys(
                        folder + "OwnPairs.json",
                        folder + "OwnAnswers.json",
                        folder + "model_meta.json",
                        folder + "items/OwnAnswers.test.default.jsonl.gz");
        assertThat(files.get(folder + "run_settings.jsonl").lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("OwnPairs"))
                .anyMatch(line -> line.contains("OwnAnswers"));
        assertThat(files.keySet())
                .anyMatch(file -> file.startsWith("results/sentence-transformers__all-MiniLM-L6-v2/"));
        api.admin().get(EVALUATIONS).then().body("evaluations.find { it.id == '" + id + "' }.done", equalTo(4));
    }

    private static double bestMean(JsonPath whole, List<String> models) {
        return models.stream()
                .mapToDouble(model -> (whole.getDouble(result(model, "OwnPairs") + ".score")
                                + whole.getDouble(result(model, "OwnAnswers") + ".score"))
                        / 2)
                .max()
                .orElseThrow();
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void theLeaderboardIsAFileInEveryFormatAndLanguage() {
        String id = evaluating.start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), "OwnPairs", "OwnAnswers"));
        evaluating.measured(id);

        assertThat(evaluating.report(EVALUATIONS + "/" + id, "csv", "en").lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Model,Rank"))
                .anyMatch(line -> line.startsWith(Api.MODEL + ","))
                .anyMatch(line -> line.startsWith(Api.ENGLISH_MODEL + ","));
        assertThat(evaluating.report(EVALUATIONS + "/" + id, "markdown", "zh"))
                .startsWith("# 排行榜")
                .contains("OwnAnswers");
        assertThat(evaluating.report(EVALUATIONS + "/" + id, "html", "zh"))
                .contains("<svg", "排行榜", "OwnAnswers")
                .doesNotContain("<script");
    }
}
