package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A merged model is served like any other; what cannot be merged is refused at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MergesIT {
    @Inject
    Api api;

    private ValidatableResponse merge(Map<String, Object> body) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/merges")
                .then();
    }

    private static String fresh() {
        return "merged-" + UUID.randomUUID();
    }

    private List<Float> embed(String model) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("model", model, "texts", List.of("the cat sleeps")))
                .post("/api/v1/embed")
                .then()
                .statusCode(200)
                .extract()
                .path("vectors[0]");
    }

    @Test
    void aMergedModelIsServedAndMergedAgain() {
        String first = fresh();
        String job = merge(Map.of(
                        "name",
                        first,
                        "models",
                        List.of(Api.SMALL_MODEL),
                        "coefficients",
                        List.of(2.5),
                        "base",
                        Api.SMALL_MODEL,
                        "method",
                        "task_arithmetic"))
                .statusCode(202)
                .body("kind", equalTo("merge"))
                .extract()
                .path("id");
        assertThat(api.ended(job).getString("state")).isEqualTo("succeeded");

        // No difference from the base, however often it is added, is the base.
        assertThat(embed(first)).isEqualTo(embed(Api.SMALL_MODEL));
        api.admin().get("/api/v1/models/{id}", first).then().statusCode(200).body("id", equalTo(first));
        String again = merge(Map.of(
                        "name", fresh(),
                        "models", List.of(first, Api.SMALL_MODEL),
                        "coefficients", List.of(0.5, 0.5)))
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(api.ended(again).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void whatDoesNotFitIsRefusedAtOnce() {
        merge(Map.of("name", fresh(), "models", List.of(Api.SMALL_MODEL, Api.ENGLISH_MODEL)))
                .statusCode(422)
                .body("code", equalTo("models-unmergeable"))
                .body("detail", containsString("pooling"));
        merge(Map.of("name", fresh(), "models", List.of(Api.SMALL_MODEL, Api.MODEL)))
                .statusCode(422)
                .body("code", equalTo("models-unmergeable"))
                .body("detail", containsString("quantised"));
        merge(Map.of("name", fresh(), "models", List.of(Api.SMALL_MODEL), "method", "ties"))
                .statusCode(422)
                .body("detail", containsString("give 2 or more"));
        merge(Map.of("name", Api.MODEL, "models", List.of(Api.SMALL_MODEL), "base", Api.SMALL_MODEL, "method", "ties"))
                .statusCode(409)
                .body("code", equalTo("conflict"));
        merge(Map.of("name", fresh(), "models", List.of("nothing-like-it", Api.SMALL_MODEL)))
                .statusCode(404)
                .body("code", equalTo("model-not-found"));
        merge(Map.of("name", "../up", "models", List.of(Api.SMALL_MODEL)))
                .statusCode(400)
                .body("detail", containsString("'../up'"));
    }

    @Test
    void onlyAnOperatorMayMerge() {
        api.with(api.key(Scope.WRITE))
                .contentType(ContentType.JSON)
                .body(Map.of("name", fresh(), "models", List.of(Api.SMALL_MODEL)))
                .post("/api/v1/merges")
                .then()
                .statusCode(403);
    }
}
