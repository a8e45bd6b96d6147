package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.Evaluating.EVALUATIONS;
import static io.embedsmith.api.rest.Evaluating.ROUNDING;
import static io.embedsmith.api.rest.Evaluating.result;
import static io.embedsmith.api.rest.Evaluating.wish;
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
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models on tasks, as a caller sees it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvaluationsIT {
    @Inject
    Api api;

    @Inject
    Evaluating evaluating;

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
        JsonPath whole = evaluating.measured(evaluating.start(wish(List.of(Api.MODEL), "ownpairs")));

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
            List<List<Float>> vectors = evaluating
                    .json(Map.of("model", Api.MODEL, "role", "symmetric", "texts", pair.subList(0, 2)))
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
    void whatFailsDoesNotTakeTheOthersAlong() {
        String id = evaluating.start(wish(List.of(Api.BROKEN_MODEL, Api.MODEL), "OwnPairs", "Damaged"));
        JsonPath whole = evaluating.measured(id);

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

    @Test
    void aCancelledEvaluationGoesOnWhereItStopped() throws InterruptedException {
        String id = evaluating.start(wish(List.of("e5-small-v2"), "OwnPairs", "Slow", "OwnAnswers"));
        while (evaluating.get(id).getInt("evaluation.done") == 0) {
            Thread.sleep(20);
        }
        api.admin().delete(EVALUATIONS + "/{id}", id).then().statusCode(409).body("detail", containsString("cancel"));
        api.admin().post("/api/v1/jobs/{id}/cancel", id).then().statusCode(200);
        assertThat(api.ended(id).getString("state")).isEqualTo("cancelled");
        String first = evaluating.get(id).getString("results[0].measuredAt");
        assertThat(evaluating.get(id).getInt("evaluation.done")).isEqualTo(1);

        api.admin().post("/api/v1/jobs/{id}/resume", id).then().statusCode(200);
        JsonPath whole = evaluating.measured(id);

        assertThat(whole.getList("results.task")).isEqualTo(List.of("OwnPairs", "Slow", "OwnAnswers"));
        assertThat(whole.getList("results.status")).containsOnly("finished");
        assertThat(whole.getString("results[0].measuredAt")).isEqualTo(first);
        api.admin().delete(EVALUATIONS + "/{id}", id).then().statusCode(204);
        api.admin().get(EVALUATIONS + "/{id}", id).then().statusCode(404).body("code", equalTo("evaluation-not-found"));
        // The results went with the only evaluation that had them.
        assertThat(evaluating
                        .measured(evaluating.start(wish(List.of("e5-small-v2"), "OwnPairs")))
                        .getString("results[0].status"))
                .isEqualTo("finished");
    }

    @Test
    void evaluationsAtTheSameTimeDoNotMeet() {
        List<String> started = Stream.of("OwnPairs", "OwnAnswers", "OwnPairs")
                .map(task -> evaluating.start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), task)))
                .toList();

        assertThat(started)
                .allSatisfy(id -> assertThat(evaluating.measured(id).getInt("evaluation.failed"))
                        .isZero());
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
        evaluating
                .json(wish)
                .post(EVALUATIONS)
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(named));
    }

    @Test
    void evaluationsBelongToTheirTenantAndNeedTheScope() {
        String id = evaluating.start(wish(List.of(Api.MODEL), "OwnPairs"));
        evaluating.measured(id);
        TenantId stranger = api.newTenant();
        String strangersKey = api.key(stranger, Scope.ADMIN);
        api.with(strangersKey).get(EVALUATIONS + "/{id}", id).then().statusCode(404);
        api.with(strangersKey).get(EVALUATIONS + "/{id}/files", id).then().statusCode(404);
        api.with(strangersKey).get(EVALUATIONS).then().body("evaluations.size()", equalTo(0));
        String own = evaluating
                .json(api.with(strangersKey), wish(List.of(Api.MODEL), "OwnPairs"))
                .post(EVALUATIONS)
                .path("id");
        while (api.with(strangersKey).get("/api/v1/jobs/{id}", own).path("endedAt") == null) {
            Thread.onSpinWait();
        }
        // Nobody learns from an answer what others have measured.
        api.with(strangersKey).get(EVALUATIONS + "/{id}", own).then().body("results[0].status", equalTo("finished"));

        String reader = api.key(Scope.READ);
        api.with(reader).get(EVALUATIONS + "/{id}", id).then().statusCode(200);
        evaluating
                .json(api.with(reader), wish(List.of(Api.MODEL), "OwnPairs"))
                .post(EVALUATIONS)
                .then()
                .statusCode(403);
        api.with(reader).delete(EVALUATIONS + "/{id}", id).then().statusCode(403);
    }
}
