package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.SampleTasks;
import io.embedsmith.api.testing.TestDatabase;
import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models on tasks, as a caller sees it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvaluationsIT {
    private static final String EVALUATIONS = "/api/v1/evaluations";
    /** The test's JSON parser keeps floats. */
    private static final double ROUNDING = 1e-5;

    @Inject
    Api api;

    private RequestSpecification json(Object body) {
        return json(api.admin(), body);
    }

    private static RequestSpecification json(RequestSpecification caller, Object body) {
        return caller.contentType(ContentType.JSON).body(body);
    }

    private static Map<String, Object> wish(List<String> models, String... tasks) {
        return Map.of("models", models, "tasks", List.of(tasks));
    }

    private String start(Object wish) {
        return json(wish).post(EVALUATIONS).then().statusCode(202).extract().path("id");
    }

    /** The evaluation once its job has succeeded. */
    private JsonPath measured(String id) {
        assertThat(api.ended(id).getString("state"))
                .as(api.ended(id).getString("message"))
                .isEqualTo("succeeded");
        return get(id);
    }

    private JsonPath get(String id) {
        return api.admin()
                .get(EVALUATIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void tasksSayWhetherTheirDataAreHere() {
        JsonPath tasks = api.admin()
                .get("/api/v1/evaluation/tasks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(tasks.getBoolean(task("OwnPairs") + ".available")).isTrue();
        assertThat(tasks.getString(task("OwnPairs") + ".type")).isEqualTo("STS");
        assertThat(tasks.getList(task("OwnPairs") + ".languages")).isEqualTo(List.of("cmn-Hans", "eng-Latn"));
        assertThat(tasks.getList(task("Lost") + ".missing")).isEqualTo(List.of("lost.csv"));
        assertThat(tasks.getBoolean(task("BQ") + ".available")).isFalse();
        assertThat(tasks.getList(task("BQ") + ".missing", String.class)).contains("bq/BQ.test.data");
    }

    private static String task(String name) {
        return "tasks.find { it.name == '" + name + "' }";
    }

    @Test
    void aScoreIsThatOfTheVectorsThatTheServerGives() {
        JsonPath whole = measured(start(wish(List.of(Api.MODEL), "ownpairs")));

        assertThat(whole.getString("evaluation.tasks[0]")).isEqualTo("OwnPairs");
        assertThat(whole.getDouble("results[0].score")).isCloseTo(spearmanOfEmbeddedPairs(), within(ROUNDING));
        assertThat(whole.getString("results[0].result.task_name")).isEqualTo("OwnPairs");
        assertThat(whole.getDouble("results[0].result.scores.test[0].main_score"))
                .isCloseTo(whole.getDouble("results[0].score"), within(ROUNDING));
        assertThat(whole.getString("results[0].revision")).hasSize(64);
    }

    private double spearmanOfEmbeddedPairs() {
        List<Double> gold = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        for (List<String> pair : SampleTasks.PAIRS) {
            List<List<Float>> vectors = json(Map.of(
                            "model", Api.MODEL, "role", "symmetric", "texts", pair.subList(0, 2)))
                    .post("/api/v1/embed")
                    .jsonPath()
                    .getList("vectors");
            gold.add(Double.valueOf(pair.get(2)));
            predicted.add(IntStream.range(0, vectors.getFirst().size())
                    .mapToDouble(i -> vectors.get(0).get(i) * vectors.get(1).get(i))
                    .sum());
        }
        return pearson(ranks(gold), ranks(predicted));
    }

    private static List<Double> ranks(List<Double> values) {
        return values.stream()
                .map(value -> values.stream().filter(other -> other < value).count()
                        + (values.stream().filter(value::equals).count() + 1) / 2.0)
                .toList();
    }

    private static double pearson(List<Double> left, List<Double> right) {
        double meanLeft = left.stream().mapToDouble(x -> x).average().orElseThrow();
        double meanRight = right.stream().mapToDouble(x -> x).average().orElseThrow();
        double both = 0;
        double squaresLeft = 0;
        double squaresRight = 0;
        for (int i = 0; i < left.size(); i++) {
            double x = left.get(i) - meanLeft;
            double y = right.get(i) - meanRight;
            both += x * y;
            squaresLeft += x * x;
            squaresRight += y * y;
        }
        return both / Math.sqrt(squaresLeft * squaresRight);
    }

    @Test
    void whatWasMeasuredOnceIsKeptAndHandedOut() throws IOException {
        List<String> models = List.of(Api.MODEL, Api.ENGLISH_MODEL);
        String first = start(wish(models, "OwnPairs", "OwnAnswers"));
        measured(first);
        JsonPath job = api.ended(first);
        assertThat(job.getString("kind")).isEqualTo("evaluate");
        assertThat(job.getString("unit")).isEqualTo("tasks");
        assertThat(job.getInt("done")).isEqualTo(4);

        String id = start(wish(models, "OwnPairs", "OwnAnswers"));
        JsonPath again = measured(id);

        assertThat(again.getList("results.status")).containsOnly("kept").hasSize(4);
        assertThat(again.getList("results.measuredAt")).isEqualTo(get(first).getList("results.measuredAt"));
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
        String id = start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), "OwnPairs", "OwnAnswers"));
        measured(id);

        assertThat(report(EVALUATIONS + "/" + id, "csv", "en").lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Model,Rank"))
                .anyMatch(line -> line.startsWith(Api.MODEL + ","))
                .anyMatch(line -> line.startsWith(Api.ENGLISH_MODEL + ","));
        assertThat(report(EVALUATIONS + "/" + id, "markdown", "zh"))
                .startsWith("# 排行榜")
                .contains("OwnAnswers");
        assertThat(report(EVALUATIONS + "/" + id, "html", "zh"))
                .contains("<svg", "排行榜", "OwnAnswers")
                .doesNotContain("<script");
    }

    private String report(String of, String format, String language) {
        return api.admin()
                .queryParam("format", format)
                .queryParam("language", language)
                .get(of + "/report")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
    }

    @Test
    void twoModelsAreComparedItemByItem() {
        String id = start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), "OwnPairs", "OwnAnswers"));
        measured(id);
        String job = json(Map.of("first", Api.MODEL, "second", Api.ENGLISH_MODEL, "examples", 2))
                .post(EVALUATIONS + "/{id}/compare", id)
                .then()
                .statusCode(202)
                .body("kind", equalTo("compare"))
                .extract()
                .path("id");
        assertThat(api.ended(job).getString("state")).isEqualTo("succeeded");

        String address = EVALUATIONS + "/" + id + "/comparisons/" + job;
        JsonPath found =
                api.admin().get(address).then().statusCode(200).extract().jsonPath();
        String answers = "comparison.tasks.find { it.task == 'OwnAnswers' }";
        assertThat(found.getList("comparison.tasks.task", String.class))
                .containsExactlyInAnyOrder("OwnAnswers", "OwnPairs");
        assertThat(found.getString(answers + ".metric")).isEqualTo("ndcg_at_10");
        assertThat(found.getInt(answers + ".items")).isEqualTo(4);
        assertThat(found.getList(answers + ".points")).hasSize(4);
        // 4 items have 16 exchanges; p is one of their shares, exactly.
        assertThat(found.getDouble(answers + ".p") * 16 % 1).isCloseTo(0, within(ROUNDING));
        assertThat(found.getDouble(answers + ".difference.value"))
                .isCloseTo(
                        found.getDouble(answers + ".first.value") - found.getDouble(answers + ".second.value"),
                        within(ROUNDING));
        assertThat(found.getList(answers + ".won.text", String.class)).allMatch(text -> text.matches("登录.*|买错.*|w.*"));
        assertThat(report(address, "html", "zh")).contains("<svg").doesNotContain("<script");
        assertThat(report(address, "markdown", "en")).contains("95% interval");
        api.admin().get(EVALUATIONS + "/{id}/comparisons", id).then().body("comparisons[0].id", equalTo(job));

        api.admin().delete(address).then().statusCode(204);
        api.admin().get(address).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void whatFailsDoesNotTakeTheOthersAlong() {
        String id = start(wish(List.of(Api.BROKEN_MODEL, Api.MODEL), "OwnPairs", "Damaged"));
        JsonPath whole = measured(id);

        assertThat(whole.getInt("evaluation.failed")).isEqualTo(3);
        assertThat(whole.getList("results.status").stream().filter("failed"::equals))
                .hasSize(3);
        assertThat(whole.getString(result(Api.MODEL, "OwnPairs") + ".status")).isIn("finished", "kept");
        assertThat(whole.getString(result(Api.MODEL, "Damaged") + ".failure.code"))
                .isEqualTo("task-data-unusable");
        assertThat(whole.getString(result(Api.MODEL, "Damaged") + ".failure.message"))
                .contains("SHA-256", "0000");
        assertThat(whole.getString(result(Api.BROKEN_MODEL, "OwnPairs") + ".failure.code"))
                .isEqualTo("model-unavailable");
        assertThat(api.ended(id).getList("failures.item", String.class))
                .containsExactlyInAnyOrder(
                        Api.BROKEN_MODEL + " · OwnPairs", Api.BROKEN_MODEL + " · Damaged", Api.MODEL + " · Damaged");
    }

    private static String result(String model, String task) {
        return "results.find { it.model == '" + model + "' && it.task == '" + task + "' }";
    }

    @Test
    void aCancelledEvaluationGoesOnWhereItStopped() throws InterruptedException {
        String id = start(wish(List.of("e5-small-v2"), "OwnPairs", "Slow", "OwnAnswers"));
        while (get(id).getInt("evaluation.done") == 0) {
            Thread.sleep(20);
        }
        api.admin().delete(EVALUATIONS + "/{id}", id).then().statusCode(409).body("detail", containsString("cancel"));
        api.admin().post("/api/v1/jobs/{id}/cancel", id).then().statusCode(200);
        assertThat(api.ended(id).getString("state")).isEqualTo("cancelled");
        String first = get(id).getString("results[0].measuredAt");
        assertThat(get(id).getInt("evaluation.done")).isEqualTo(1);

        api.admin().post("/api/v1/jobs/{id}/resume", id).then().statusCode(200);
        JsonPath whole = measured(id);

        assertThat(whole.getList("results.task")).isEqualTo(List.of("OwnPairs", "Slow", "OwnAnswers"));
        assertThat(whole.getList("results.status")).containsOnly("finished");
        assertThat(whole.getString("results[0].measuredAt")).isEqualTo(first);
        api.admin().delete(EVALUATIONS + "/{id}", id).then().statusCode(204);
        api.admin().get(EVALUATIONS + "/{id}", id).then().statusCode(404).body("code", equalTo("evaluation-not-found"));
        // The results went with the only evaluation that had them.
        assertThat(measured(start(wish(List.of("e5-small-v2"), "OwnPairs"))).getString("results[0].status"))
                .isEqualTo("finished");
    }

    @Test
    void evaluationsAtTheSameTimeDoNotMeet() {
        List<String> started = Stream.of("OwnPairs", "OwnAnswers", "OwnPairs")
                .map(task -> start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), task)))
                .toList();

        assertThat(started)
                .allSatisfy(id ->
                        assertThat(measured(id).getInt("evaluation.failed")).isZero());
    }

    static Stream<Arguments> badWishes() {
        List<String> model = List.of(Api.MODEL);
        return Stream.of(
                Arguments.of(wish(List.of("nobody"), "OwnPairs"), 404, "model-not-found", "nobody"),
                Arguments.of(wish(model, "NoSuchTask"), 404, "task-not-found", "NoSuchTask"),
                Arguments.of(wish(model), 400, "invalid-request", "tasks has 0 entries"),
                Arguments.of(wish(List.of(), "OwnPairs"), 400, "invalid-request", "models has 0 entries"),
                Arguments.of(wish(model, "OwnPairs", "ownpairs"), 400, "invalid-request", "OwnPairs' twice"),
                Arguments.of(wish(model, "Lost"), 422, "task-data-unusable", "lost.csv"),
                Arguments.of(wish(model, "BQ"), 422, "task-data-unusable", "EMBEDSMITH_EVALUATION_DATA"),
                Arguments.of(wish(model, "../../etc/passwd"), 404, "task-not-found", "../../etc/passwd"),
                Arguments.of(Map.of("models", model), 400, "invalid-request", "tasks"));
    }

    @ParameterizedTest
    @MethodSource("badWishes")
    void whatCannotBeMeasuredIsRefusedAtOnce(Map<String, Object> wish, int status, String code, String named) {
        json(wish)
                .post(EVALUATIONS)
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(named));
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        String id = start(wish(List.of(Api.MODEL, Api.BROKEN_MODEL), "OwnPairs"));
        measured(id);

        compare(id, Map.of("first", Api.MODEL, "second", Api.MODEL), 400, "invalid-request");
        compare(id, Map.of("first", Api.MODEL, "second", Api.ENGLISH_MODEL), 404, "model-not-found");
        compare(
                id,
                Map.of("first", Api.MODEL, "second", Api.BROKEN_MODEL, "tasks", List.of("OwnAnswers")),
                404,
                "task-not-found");
        String job = json(Map.of("first", Api.MODEL, "second", Api.BROKEN_MODEL))
                .post(EVALUATIONS + "/{id}/compare", id)
                .path("id");
        assertThat(api.ended(job).getString("state")).isEqualTo("failed");
        assertThat(api.ended(job).getString("message")).contains(Api.BROKEN_MODEL, "no task");
    }

    private void compare(String id, Object body, int status, String code) {
        json(body)
                .post(EVALUATIONS + "/{id}/compare", id)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void evaluationsBelongToTheirTenantAndNeedTheScope() {
        String id = start(wish(List.of(Api.MODEL), "OwnPairs"));
        measured(id);
        TenantId stranger = api.newTenant();
        String strangersKey = api.key(stranger, Scope.ADMIN);
        api.with(strangersKey).get(EVALUATIONS + "/{id}", id).then().statusCode(404);
        api.with(strangersKey).get(EVALUATIONS + "/{id}/files", id).then().statusCode(404);
        api.with(strangersKey).get(EVALUATIONS).then().body("evaluations.size()", equalTo(0));
        String own = json(api.with(strangersKey), wish(List.of(Api.MODEL), "OwnPairs"))
                .post(EVALUATIONS)
                .path("id");
        while (api.with(strangersKey).get("/api/v1/jobs/{id}", own).path("endedAt") == null) {
            Thread.onSpinWait();
        }
        // Nobody learns from an answer what others have measured.
        api.with(strangersKey).get(EVALUATIONS + "/{id}", own).then().body("results[0].status", equalTo("finished"));

        String reader = api.key(Scope.READ);
        api.with(reader).get(EVALUATIONS + "/{id}", id).then().statusCode(200);
        json(api.with(reader), wish(List.of(Api.MODEL), "OwnPairs"))
                .post(EVALUATIONS)
                .then()
                .statusCode(403);
        api.with(reader).delete(EVALUATIONS + "/{id}", id).then().statusCode(403);
    }

    @Test
    void adviceWeighsModelsAndRecommendsOne() {
        String collection = api.newCollection();
        api.put(collection, "short", "忘记密码时,请点击“找回密码”。");
        String job = json(Map.of(
                        "models",
                        List.of(Api.MODEL, Api.ENGLISH_MODEL),
                        "tasks",
                        List.of("OwnPairs", "OwnAnswers"),
                        "collection",
                        collection,
                        "passages",
                        50_000))
                .post("/api/v1/advice")
                .then()
                .statusCode(202)
                .body("kind", equalTo("advise"))
                .extract()
                .path("id");
        assertThat(api.ended(job).getString("state"))
                .as(api.ended(job).getString("message"))
                .isEqualTo("succeeded");

        JsonPath found = api.admin()
                .get("/api/v1/advice/{id}", job)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Double> qualities = found.getList("advice.models.collect { it.quality.value as Double }", Double.class);
        assertThat(qualities).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(found.getString("advice.recommended")).isIn(Api.MODEL, Api.ENGLISH_MODEL);
        assertThat(found.getString("advice.reasons.en[0]")).startsWith("Take ");
        assertThat(found.getString("advice.reasons.zh[0]")).startsWith("选用 ");
        assertThat(found.getList("advice.models.truncatedShare"))
                .allMatch(share -> ((Number) share).doubleValue() == 0);
        assertThat(found.getList("advice.models.onFront")).contains(true);
        assertThat(found.getList("advice.models.speed.queryMillis"))
                .allMatch(millis -> ((Number) millis).doubleValue() > 0);
        assertThat(found.getLong(
                        "advice.models.find { it.model == '" + Api.MODEL + "' }.storage.halfvec.bytesPerPassage"))
                .isEqualTo(8 + 2 * 512);
        assertThat(report("/api/v1/advice/" + job, "html", "zh")).contains("选用").doesNotContain("<script");
        assertThat(report("/api/v1/advice/" + job, "markdown", "en")).contains("Recommendation");
        api.admin()
                .queryParam("format", "csv")
                .get("/api/v1/advice/{id}/report", job)
                .then()
                .statusCode(400)
                .body("detail", containsString("csv"));
        api.admin().get("/api/v1/advice").then().body("advice[0].id", equalTo(job));
        api.admin().delete("/api/v1/advice/{id}", job).then().statusCode(204);
        api.admin().get("/api/v1/advice/{id}", job).then().statusCode(404);
    }

    @Test
    void adviceNeedsSomethingToGoBy() {
        json(Map.of("models", List.of(Api.MODEL)))
                .post("/api/v1/advice")
                .then()
                .statusCode(400)
                .body("detail", containsString("tasks and collection are both missing"));
        json(Map.of("models", List.of(Api.MODEL), "collection", "none"))
                .post("/api/v1/advice")
                .then()
                .statusCode(404)
                .body("code", equalTo("collection-not-found"));
    }
}
