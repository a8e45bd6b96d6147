package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tiny reranker with random weights, by itself and behind a search. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RerankIT {
    private static final String SEARCH = "/api/v1/collections/{c}/search";

    @Inject
    Api api;

    private RequestSpecification json(Object body) {
        return api.admin().contentType(ContentType.JSON).body(body);
    }

    @Test
    void scoresAreThoseOfSentenceTransformersBestFirst() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(Api.RERANKERS.resolve(Api.RERANKER + ".golden.json").toFile())
                .path("cases");
        List<String> texts = List.of(
                cases.get(0).path("passage").asText(),
                cases.get(1).path("passage").asText());

        JsonPath answer = json(Map.of(
                        "model",
                        Api.RERANKER,
                        "query",
                        cases.get(0).path("query").asText(),
                        "texts",
                        texts,
                        "returnTexts",
                        true))
                .post("/api/v1/rerank")
                .then()
                .statusCode(200)
                .body("model", equalTo(Api.RERANKER))
                .extract()
                .jsonPath();

        assertThat(answer.getFloat("results[0].score")).isGreaterThan(answer.getFloat("results[1].score"));
        for (int i = 0; i < 2; i++) {
            int index = answer.getInt("results[" + i + "].index");
            assertThat(answer.getDouble("results[" + i + "].logit"))
                    .isCloseTo(cases.get(index).path("logits").get(0).asDouble(), within(1e-4));
            assertThat(answer.getString("results[" + i + "].text")).isEqualTo(texts.get(index));
        }
    }

    @Test
    void fieldsMayBeCalledAsElsewhere() {
        json(Map.of("model", Api.RERANKER, "query", "which?", "documents", List.of("one", "two", "three"), "top_n", 2))
                .post("/api/v1/rerank")
                .then()
                .statusCode(200)
                .body("results", hasSize(2))
                .body("results[0].text", equalTo(null));
    }

    @Test
    void modelsAreTakenForWhatTheyAre() {
        json(Map.of("model", Api.MODEL, "query", "which?", "texts", List.of("one")))
                .post("/api/v1/rerank")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("detail", containsString("is an encoder, which gives vectors"));
        json(Map.of("model", Api.RERANKER, "texts", List.of("one")))
                .post("/api/v1/embed")
                .then()
                .statusCode(400)
                .body("detail", containsString("is a reranker, which scores pairs"));
        json(Map.of("model", "none", "query", "which?", "texts", List.of("one")))
                .post("/api/v1/rerank")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-not-found"));
        api.admin()
                .get("/api/v1/models/{m}", Api.RERANKER)
                .then()
                .statusCode(200)
                .body("kind", equalTo("reranker"));
    }

    @Test
    void aSearchIsPutInTheOrderOfTheReranker() {
        String collection = api.newCollection();
        List.of("忘记密码时请点击找回密码", "密码每九十天要换一次", "今天天气很好", "发票可以下载")
                .forEach(text -> api.put(collection, "d" + text.length() + text.charAt(0), text));

        JsonPath answer = json(Map.of("query", "密码", "k", 4, "rerank", Map.of("model", Api.RERANKER)))
                .post(SEARCH, collection)
                .then()
                .statusCode(200)
                .body("scoreStage", equalTo("rerank"))
                .body("results", hasSize(4))
                .extract()
                .jsonPath();

        List<String> texts = answer.getList("results.text");
        List<String> reranked = json(Map.of("model", Api.RERANKER, "query", "密码", "texts", texts, "returnTexts", true))
                .post("/api/v1/rerank")
                .jsonPath()
                .getList("results.text");
        assertThat(texts).isEqualTo(reranked);
        assertThat(answer.<Integer>getList("results.rerank.previousRank")).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(answer.getDouble("timings.rerankMillis")).isPositive();
        json(Map.of("query", "密码", "k", 10, "rerank", Map.of("model", Api.RERANKER, "depth", 5)))
                .post(SEARCH, collection)
                .then()
                .statusCode(400)
                .body("detail", containsString("the reranker reads 5 passages"));
        json(Map.of("query", "密码", "rerank", Map.of("model", Api.MODEL)))
                .post(SEARCH, collection)
                .then()
                .statusCode(400)
                .body("detail", containsString("is an encoder"));
    }
}
