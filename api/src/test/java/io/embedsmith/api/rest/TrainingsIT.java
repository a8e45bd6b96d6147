package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A tuned model is served like any other; how it went and what came of it can be read, by its tenant alone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrainingsIT {
    private static final String EXAMPLES = """
            {"query": "how do I reset my password", "pos": ["reset a forgotten password"], "neg": ["the sun is out"]}
            {"query": "what is the interest", "pos": ["interest on a loan"], "neg": ["he plays the piano"]}
            {"query": "when do you open", "pos": ["opening hours begin at nine"], "neg": ["she reads"]}
            {"query": "why is my limit lower", "pos": ["reasons for a lower limit"], "neg": ["the train is late"]}
            """;

    @Inject
    Api api;

    @Inject
    ObjectMapper json;

    private RequestSpecification form(String examples, Map<String, Object> training) {
        return api.admin()
                .multiPart("file", "mined.jsonl", examples.getBytes(StandardCharsets.UTF_8))
                .multiPart("training", json.valueToTree(training).toString());
    }

    private static String fresh() {
        return "tuned-" + UUID.randomUUID();
    }

    private ValidatableResponse refused(Map<String, Object> training) {
        return form(EXAMPLES, training).post("/api/v1/trainings").then();
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
    void aTunedModelIsServedAndItsReportIsRead() {
        String name = fresh();
        String id = form(
                        EXAMPLES,
                        Map.of(
                                "name",
                                name,
                                "model",
                                Api.SMALL_MODEL,
                                "settings",
                                Map.of("epochs", 3, "batchSize", 2, "learningRate", 1e-3, "evalSteps", 3)))
                .multiPart("dev", "dev.jsonl", EXAMPLES.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/trainings")
                .then()
                .statusCode(202)
                .body("kind", equalTo("train"))
                .extract()
                .path("id");
        JsonPath ended = api.ended(id);
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        assertThat(ended.getInt("done")).isEqualTo(6);
        assertThat(ended.getString("unit")).isEqualTo("steps");

        assertThat(embed(name)).isNotEqualTo(embed(Api.SMALL_MODEL));
        api.admin().get("/api/v1/models/{id}", name).then().statusCode(200).body("id", equalTo(name));
        api.admin()
                .get("/api/v1/trainings/{id}", id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("model", equalTo(Api.SMALL_MODEL))
                .body("settings.batchSize", equalTo(2))
                .body("progress.step", equalTo(6))
                .body("progress.last.step", equalTo(6))
                .body("progress.development.metric", equalTo("ndcg_at_10"));
        api.admin()
                .get("/api/v1/trainings/{id}/curve", id)
                .then()
                .body("points.step", contains(1, 2, 3, 4, 5, 6))
                .body("evaluations.step", contains(0, 3, 6));
        api.admin().get("/api/v1/trainings/{id}/curve?points=2", id).then().body("points.step", contains(3, 6));

        assertThat(api.admin().get("/api/v1/jobs/{id}/events", id).asString())
                .contains("event:training")
                .contains("\"gradientNorm\":");

        Response html = api.admin().get("/api/v1/trainings/{id}/report", id);
        assertThat(html.asString()).contains("Gradient norm").contains(name).doesNotContain("--supervised");
        assertThat(api.admin()
                        .get("/api/v1/trainings/{id}/report?format=html&language=zh", id)
                        .asString())
                .contains("lang=\"zh-Hans\"");
        api.admin()
                .get("/api/v1/trainings/{id}/report?format=json", id)
                .then()
                .body("model", equalTo(name))
                .body("settings.command", containsString("--batch-size=2"));
        assertThat(api.data().resolve("trainings").resolve(id)).doesNotExist();
    }

    @Test
    void aTrainingIsMeasuredOnJudgedQueriesOfACollection() {
        String collection = api.newCollection();
        api.put(collection, "reset.md", "reset a forgotten password");
        api.put(collection, "loan.md", "interest on a loan");
        api.put(collection, "hours.md", "opening hours begin at nine");
        api.admin()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"faq\", \"queries\": [{\"id\": \"1\", \"text\": \"lost password\","
                        + " \"judgements\": [{\"target\": \"reset.md\", \"grade\": 1}]}]}")
                .post("/api/v1/collections/{c}/evaluation-sets", collection)
                .then()
                .statusCode(201);
        Map<String, Object> dev = Map.of("collection", collection, "set", "faq");
        Map<String, Object> training =
                Map.of("name", fresh(), "model", Api.SMALL_MODEL, "dev", dev, "settings", Map.of("batchSize", 2));

        String id = form(EXAMPLES, training)
                .post("/api/v1/trainings")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        JsonPath ended = api.ended(id);
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        api.admin()
                .get("/api/v1/trainings/{id}", id)
                .then()
                .body("dev.set", equalTo("faq"))
                .body("progress.development.metric", equalTo("ndcg_at_10"));
        // The right one of three is found among the first ten.
        api.admin()
                .get("/api/v1/trainings/{id}/report?format=json", id)
                .then()
                .body("after.recall_at_10", equalTo(1.0f));

        form(EXAMPLES, training)
                .multiPart("dev", "dev.jsonl", EXAMPLES.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/trainings")
                .then()
                .statusCode(400)
                .body("detail", containsString("leave one out"));
        refused(Map.of("name", fresh(), "model", Api.SMALL_MODEL, "dev", Map.of("collection", collection, "set", "no")))
                .statusCode(404)
                .body("code", equalTo("evaluation-set-not-found"));
    }

    @Test
    void aTrainingIsItsTenantsAlone() {
        String id = form(
                        EXAMPLES,
                        Map.of(
                                "name",
                                fresh(),
                                "model",
                                Api.SMALL_MODEL,
                                "kind",
                                "reranker",
                                "settings",
                                Map.of("batchSize", 2)))
                .post("/api/v1/trainings")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String other = api.key(api.newTenant(), Scope.ADMIN);
        for (String below : List.of("", "/curve", "/report")) {
            api.with(other)
                    .get("/api/v1/trainings/" + id + below)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("training-not-found"));
        }
        api.with(other).delete("/api/v1/trainings/" + id).then().statusCode(404);
        api.with(other).get("/api/v1/trainings").then().body("trainings", hasSize(0));

        JsonPath ended = api.ended(id);
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        api.admin().delete("/api/v1/trainings/" + id).then().statusCode(204);
        api.admin().get("/api/v1/trainings/" + id).then().statusCode(404);
    }

    @Test
    void whatCannotBeTrainedIsRefusedAtOnce() {
        refused(Map.of("name", fresh(), "model", Api.MODEL))
                .statusCode(422)
                .body("code", equalTo("model-untrainable"))
                .body("detail", containsString("int8"));
        refused(Map.of("name", fresh(), "model", Api.RERANKER))
                .statusCode(422)
                .body("detail", containsString("is a reranker"));
        refused(Map.of("name", Api.MODEL, "model", Api.SMALL_MODEL)).statusCode(409);
        refused(Map.of("name", fresh(), "model", "nothing-like-it"))
                .statusCode(404)
                .body("code", equalTo("model-not-found"));
        refused(Map.of("name", fresh(), "model", Api.SMALL_MODEL, "settings", Map.of("batchSize", 0)))
                .statusCode(400)
                .body("detail", containsString("settings.batchSize is '0'"));
        refused(Map.of("name", fresh(), "model", Api.SMALL_MODEL, "settings", Map.of("guards", List.of("NoTask"))))
                .statusCode(404)
                .body("code", equalTo("task-not-found"));
        form("{\"query\": \"a\", \"pos\": [\"b\"]}\n{\"query\": \n", Map.of("name", fresh(), "model", Api.SMALL_MODEL))
                .post("/api/v1/trainings")
                .then()
                .statusCode(400)
                .body("detail", containsString("part 'file': mined.jsonl:2: "));
        api.admin()
                .multiPart(
                        "training",
                        json.valueToTree(Map.of("name", fresh(), "model", Api.SMALL_MODEL))
                                .toString())
                .post("/api/v1/trainings")
                .then()
                .statusCode(400)
                .body("detail", containsString("'file'"));
    }

    @Test
    void whatTheProcessComplainsAboutIsTheJobsMessage() {
        String id = form(
                        EXAMPLES,
                        Map.of("name", fresh(), "model", Api.SMALL_MODEL, "settings", Map.of("loss", "cosent")))
                .post("/api/v1/trainings")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        JsonPath ended = api.ended(id);
        assertThat(ended.getString("state")).isEqualTo("failed");
        assertThat(ended.getString("message")).contains("loss cosent is for labelled pairs");
        api.admin().get("/api/v1/trainings/{id}/report", id).then().statusCode(404);
        api.admin().delete("/api/v1/trainings/" + id).then().statusCode(204);
        assertThat(api.data().resolve("trainings").resolve(id)).doesNotExist();
    }

    @Test
    void onlyAnOperatorMayTrain() {
        api.with(api.key(Scope.WRITE))
                .multiPart("training", "{}")
                .post("/api/v1/trainings")
                .then()
                .statusCode(403);
    }
}
