package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.embedsmith.api.testing.Api;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Models on tasks, as the tests ask for them. */
@Singleton
class Evaluating {
    static final String EVALUATIONS = "/api/v1/evaluations";
    /** The test's JSON parser keeps floats. */
    static final double ROUNDING = 1e-5;

    private final Api api;

    Evaluating(Api api) {
        this.api = api;
    }

    RequestSpecification json(Object body) {
        return json(api.admin(), body);
    }

    RequestSpecification json(RequestSpecification caller, Object body) {
        return caller.contentType(ContentType.JSON).body(body);
    }

    static Map<String, Object> wish(List<String> models, String... tasks) {
        return Map.of("models", models, "tasks", List.of(tasks));
    }

    String start(Object wish) {
        return json(wish).post(EVALUATIONS).then().statusCode(202).extract().path("id");
    }

    /** The evaluation once its job has succeeded. */
    JsonPath measured(String id) {
        assertThat(api.ended(id).getString("state"))
                .as(api.ended(id).getString("message"))
                .isEqualTo("succeeded");
        return get(id);
    }

    JsonPath get(String id) {
        return api.admin()
                .get(EVALUATIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String result(String model, String task) {
        return "results.find { it.model == '" + model + "' && it.task == '" + task + "' }";
    }

    String report(String of, String format, String language) {
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
}
