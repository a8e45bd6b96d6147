package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which model to take, as a caller asks. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AdviceIT {
    @Inject
    Api api;

    @Inject
    Evaluating evaluating;

    @Inject
    JudgedCollection judged;

    @Test
    void adviceWeighsModelsAndRecommendsOne() {
        String collection = api.newCollection();
        api.put(collection, "short", "忘记密码时,请点击“找回密码”。");
        String job = evaluating
                .json(Map.of(
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
        assertThat(evaluating.report("/api/v1/advice/" + job, "html", "zh"))
                .contains("选用")
                .doesNotContain("<script");
        assertThat(evaluating.report("/api/v1/advice/" + job, "markdown", "en")).contains("Recommendation");
        api.admin()
                .queryParam("format", "csv")
                .get("/api/v1/advice/{id}/report", job)
                .then()
                .statusCode(400)
                .body("detail", containsString("csv'; allowed are [html, markdown]"));
        api.admin().get("/api/v1/advice").then().body("advice[0].id", equalTo(job));
        api.admin().delete("/api/v1/advice/{id}", job).then().statusCode(204);
        api.admin().get("/api/v1/advice/{id}", job).then().statusCode(404);
    }

    @Test
    void qualityCanBeMeasuredOnJudgedQueriesOfACollection() {
        String collection = judged.create();
        String run = judged.run(collection, "/runs", Map.of("metric", "nDCG@10"));
        double dense = judged.outcome(collection, run)
                .getDouble("outcome.systems.find { it.system == 'dense' }.metrics.'nDCG@10'");
        String job = evaluating
                .json(Map.of(
                        "models",
                        List.of(Api.MODEL, Api.ENGLISH_MODEL),
                        "collection",
                        collection,
                        "set",
                        JudgedCollection.NAME))
                .post("/api/v1/advice")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(api.ended(job).getString("state"))
                .as(api.ended(job).getString("message"))
                .isEqualTo("succeeded");

        JsonPath found = api.admin().get("/api/v1/advice/{id}", job).jsonPath();
        assertThat(found.getList("advice.tasks")).isEqualTo(List.of(collection + "-" + JudgedCollection.NAME));
        assertThat(found.getString("advice.recommended")).isNotNull();
        // What the collection's own dense search reaches, whose model is the first.
        assertThat(found.getDouble("advice.models.find { it.model == '" + Api.MODEL + "' }.quality.value"))
                .isCloseTo(dense, within(1e-4));
    }

    @Test
    void adviceNeedsSomethingToGoBy() {
        evaluating
                .json(Map.of("models", List.of(Api.MODEL)))
                .post("/api/v1/advice")
                .then()
                .statusCode(400)
                .body("detail", containsString("tasks and collection are both missing"));
        evaluating
                .json(Map.of("models", List.of(Api.MODEL), "collection", "none"))
                .post("/api/v1/advice")
                .then()
                .statusCode(404)
                .body("code", equalTo("collection-not-found"));
        evaluating
                .json(Map.of("models", List.of(Api.MODEL), "set", "faq"))
                .post("/api/v1/advice")
                .then()
                .statusCode(400)
                .body("detail", containsString("set is 'faq' and collection is missing"));
        evaluating
                .json(Map.of("models", List.of(Api.MODEL), "collection", api.newCollection(), "set", "none"))
                .post("/api/v1/advice")
                .then()
                .statusCode(404)
                .body("code", equalTo("evaluation-set-not-found"));
    }
}
