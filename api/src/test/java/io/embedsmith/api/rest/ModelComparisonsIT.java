package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.Evaluating.EVALUATIONS;
import static io.embedsmith.api.rest.Evaluating.ROUNDING;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two models of an evaluation side by side, as a caller sees it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelComparisonsIT {
    @Inject
    Api api;

    @Inject
    Evaluating evaluating;

    @Test
    void twoModelsAreComparedItemByItem() {
        String id = evaluating.start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), "OwnPairs", "OwnAnswers"));
        evaluating.measured(id);
        String job = evaluating
                .json(Map.of("first", Api.MODEL, "second", Api.ENGLISH_MODEL, "examples", 2))
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
        assertThat(evaluating.report(address, "html", "zh")).contains("<svg").doesNotContain("<script");
        assertThat(evaluating.report(address, "markdown", "en")).contains("95% interval");
        api.admin().get(EVALUATIONS + "/{id}/comparisons", id).then().body("comparisons[0].id", equalTo(job));

        api.admin().delete(address).then().statusCode(204);
        api.admin().get(address).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void aComparisonSaysWhatItDoesAndCanBeStopped() throws InterruptedException {
        String id = evaluating.start(wish(List.of(Api.MODEL, Api.ENGLISH_MODEL), "OwnPairs", "Slow"));
        evaluating.measured(id);
        assertThat(phases(compare(id))).contains("testing");

        String job = compare(id);
        JsonPath now = job(job);
        while (now.<Object>get("phase") == null && !now.getString("state").equals("succeeded")) {
            Thread.sleep(5);
            now = job(job);
        }
        api.admin().post("/api/v1/jobs/{id}/cancel", job).then().statusCode(200);

        assertThat(api.ended(job).getString("state")).isEqualTo("cancelled");
        api.admin().get(EVALUATIONS + "/{id}/comparisons/{c}", id, job).then().statusCode(404);
        api.admin().post("/api/v1/jobs/{id}/resume", job).then().statusCode(200);
        assertThat(api.ended(job).getString("state")).isEqualTo("succeeded");
        api.admin().get(EVALUATIONS + "/{id}/comparisons/{c}", id, job).then().statusCode(200);
    }

    private String compare(String evaluation) {
        return evaluating
                .json(Map.of("first", Api.MODEL, "second", Api.ENGLISH_MODEL))
                .post(EVALUATIONS + "/{id}/compare", evaluation)
                .then()
                .statusCode(202)
                .body("evaluation", equalTo(evaluation))
                .extract()
                .path("id");
    }

    private JsonPath job(String id) {
        return api.admin().get("/api/v1/jobs/{id}", id).jsonPath();
    }

    /** What its events say that a job does, until it ends. */
    private Set<String> phases(String job) {
        return api.events(job).stream()
                .map(event -> event.getString("phase.name"))
                .filter(name -> name != null)
                .collect(Collectors.toSet());
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        String id = evaluating.start(wish(List.of(Api.MODEL, Api.BROKEN_MODEL), "OwnPairs"));
        evaluating.measured(id);

        refused(id, Map.of("first", Api.MODEL, "second", Api.MODEL), 400, "invalid-request");
        refused(id, Map.of("first", Api.MODEL, "second", Api.ENGLISH_MODEL), 404, "model-not-found");
        refused(
                id,
                Map.of("first", Api.MODEL, "second", Api.BROKEN_MODEL, "tasks", List.of("OwnAnswers")),
                404,
                "task-not-found");
        String job = evaluating
                .json(Map.of("first", Api.MODEL, "second", Api.BROKEN_MODEL))
                .post(EVALUATIONS + "/{id}/compare", id)
                .path("id");
        assertThat(api.ended(job).getString("state")).isEqualTo("failed");
        assertThat(api.ended(job).getString("message")).contains(Api.BROKEN_MODEL, "no task");
    }

    private void refused(String id, Object body, int status, String code) {
        evaluating
                .json(body)
                .post(EVALUATIONS + "/{id}/compare", id)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
