package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DocumentsAndSearchIT {
    private static final String SEARCH = "/api/v1/collections/{n}/search";
    private static final String DOCUMENT = "/api/v1/collections/{n}/documents/{k}";

    @Inject
    Api api;

    private RequestSpecification json(Object body) {
        return api.admin().contentType(ContentType.JSON).body(body);
    }

    private String manuals() {
        String collection = api.newCollection();
        json(Map.of("text", "忘记密码时,请在登录页点击“找回密码”,系统会发送一封邮件。", "metadata", Map.of("lang", "zh", "year", 2021)))
                .put(DOCUMENT, collection, "密码.txt")
                .then()
                .statusCode(200);
        json(Map.of(
                        "text",
                        "The warranty covers repairs for two years after the purchase.",
                        "metadata",
                        Map.of("lang", "en", "year", 2019)))
                .put(DOCUMENT, collection, "warranty.txt")
                .then()
                .statusCode(200);
        json(Map.of(
                        "text",
                        "# Setup\n\nConnect the cable and press the green button.\n\n## Safety\n\nNever open the case.",
                        "mediaType",
                        "text/markdown"))
                .put(DOCUMENT, collection, "guide/setup.md")
                .then()
                .statusCode(200);
        return collection;
    }

    @Test
    void aTextIsFoundByMeaningAndByWordsAsSoonAsItIsPut() {
        String collection = manuals();

        for (String mode : List.of("hybrid", "dense", "keyword")) {
            json(Map.of("query", "找回密码", "mode", mode))
                    .post(SEARCH, collection)
                    .then()
                    .statusCode(200)
                    .body("results[0].documentKey", equalTo("密码.txt"));
        }
        json(Map.of("query", "怎样重新设置登录口令", "mode", "dense"))
                .post(SEARCH, collection)
                .then()
                .body("results[0].documentKey", equalTo("密码.txt"))
                .body("scoreStage", equalTo("similarity"));
    }

    @Test
    void contributionsAddUpToTheScoreAndHighlightsPointAtTheWords() {
        String collection = manuals();

        JsonPath answer = json(Map.of(
                        "query", "green button", "fusion", Map.of("kind", "convex", "denseCoefficient", 0.4)))
                .post(SEARCH, collection)
                .jsonPath();

        assertThat(answer.getString("results[0].documentKey")).isEqualTo("guide/setup.md");
        for (Map<String, Object> result : answer.<Map<String, Object>>getList("results")) {
            @SuppressWarnings("unchecked")
            Map<String, Map<String, Number>> signals = (Map<String, Map<String, Number>>) result.get("signals");
            double sum = signals.values().stream()
                    .mapToDouble(signal -> signal.get("contribution").doubleValue())
                    .sum();
            assertThat(((Number) result.get("score")).doubleValue()).isEqualTo(sum, within(1e-5));
        }
        String text = answer.getString("results[0].text");
        List<String> words = answer.<Map<String, Integer>>getList("results[0].highlights").stream()
                .map(highlight -> text.substring(highlight.get("start"), highlight.get("end")))
                .toList();
        assertThat(words).contains("green", "button");
        assertThat(answer.getInt("candidates.dense")).isEqualTo(answer.getInt("candidates.dense"));
        assertThat(answer.getString("denseStrategy")).isEqualTo("exact");
    }

    @Test
    void filtersThresholdAndPagesAreHeeded() {
        String collection = manuals();

        json(Map.of("query", "password", "filter", Map.of("equals", Map.of("field", "lang", "value", "en"))))
                .post(SEARCH, collection)
                .then()
                .body("results.documentKey", everyItem(equalTo("warranty.txt")));
        json(Map.of("query", "password", "filter", Map.of("range", Map.of("field", "year", "min", 2020))))
                .post(SEARCH, collection)
                .then()
                .body("results.documentKey", everyItem(equalTo("密码.txt")));
        json(Map.of("query", "password", "filter", Map.of("exists", Map.of("field", "nobody has this"))))
                .post(SEARCH, collection)
                .then()
                .statusCode(200)
                .body("results", hasSize(0));
        json(Map.of("query", "password", "mode", "dense", "threshold", 0.999))
                .post(SEARCH, collection)
                .then()
                .body("results", hasSize(0));
        List<String> all = json(Map.of("query", "password", "mode", "dense"))
                .post(SEARCH, collection)
                .jsonPath()
                .getList("results.passageId");
        List<String> second = json(Map.of("query", "password", "mode", "dense", "k", 1, "offset", 1))
                .post(SEARCH, collection)
                .jsonPath()
                .getList("results.passageId");
        assertThat(second).containsExactly(all.get(1));
    }

    @Test
    void aDocumentIsReplacedAsAWholeAndDeleted() {
        String collection = api.newCollection();
        api.put(collection, "d", "zebra");
        api.put(collection, "d", "giraffe");

        json(Map.of("query", "zebra", "mode", "keyword"))
                .post(SEARCH, collection)
                .then()
                .body("results", hasSize(0));
        api.admin().get("/api/v1/collections/{n}", collection).then().body("documents", equalTo(1));
        api.admin().delete(DOCUMENT, collection, "d").then().statusCode(204);
        api.admin()
                .delete(DOCUMENT, collection, "d")
                .then()
                .statusCode(404)
                .body("code", equalTo("document-not-found"));
        json(Map.of("query", "giraffe")).post(SEARCH, collection).then().body("results", hasSize(0));
    }

    @Test
    void documentsAreListedByKeyInPages() {
        String collection = manuals();

        JsonPath first = api.admin()
                .queryParam("limit", 2)
                .get("/api/v1/collections/{n}/documents", collection)
                .jsonPath();
        assertThat(first.getList("documents.key")).containsExactly("guide/setup.md", "warranty.txt");
        assertThat(first.getString("next")).isEqualTo("warranty.txt");
        api.admin()
                .queryParam("limit", 2)
                .queryParam("after", first.getString("next"))
                .get("/api/v1/collections/{n}/documents", collection)
                .then()
                .body("documents.key", equalTo(List.of("密码.txt")));
    }

    @Test
    void passagesSayWhereTheyStand() {
        String collection = manuals();
        String safety = "Never open the case while it is running. ".repeat(80);
        json(Map.of("text", "# Setup\n\n## Safety\n\n" + safety, "mediaType", "text/markdown"))
                .put(DOCUMENT, collection, "guide/setup.md")
                .then()
                .statusCode(200)
                .body("title", equalTo("Setup"));

        api.admin()
                .get("/api/v1/collections/{n}/documents/{k}/passages", collection, "guide/setup.md")
                .then()
                .statusCode(200)
                .body("document.key", equalTo("guide/setup.md"))
                .body("total", greaterThan(1))
                .body("passages[-1].headings", equalTo(List.of("Setup", "Safety")))
                .body("passages.tokens", everyItem(greaterThan(2)));
    }

    @Test
    void aDocumentNotToBeSplitIsOnePassageUnderItsKey() {
        String collection = api.newCollection();
        String text = IntStream.range(0, 600).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

        json(Map.of("text", text, "split", false))
                .put(DOCUMENT, collection, "whole")
                .then()
                .body("passages", equalTo(1));

        json(Map.of("query", "word5")).post(SEARCH, collection).then().body("results[0].passageId", equalTo("whole"));
    }

    @Test
    void aPreviewShowsThePassagesAndStoresNothing() {
        String collection = api.newCollection();
        String text = IntStream.range(0, 300)
                .mapToObj(i -> "Sentence number " + i + ".")
                .collect(Collectors.joining(" "));

        json(Map.of("text", text, "splitting", Map.of("maxTokens", 64, "overlapTokens", 0)))
                .post("/api/v1/collections/{n}/preview", collection)
                .then()
                .statusCode(200)
                .body("characters", equalTo(text.length()))
                .body("passages.size()", greaterThan(10))
                .body("passages.tokens", everyItem(org.hamcrest.Matchers.lessThanOrEqualTo(64)));
        api.admin()
                .multiPart("file", "notes.md", "# 标题\n\n第一段。".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("splitting", "{\"maxTokens\": 32, \"overlapTokens\": 0}")
                .post("/api/v1/collections/{n}/preview", collection)
                .then()
                .statusCode(200)
                .body("title", equalTo("标题"));
        api.admin().get("/api/v1/collections/{n}", collection).then().body("documents", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a/b/c.txt",
                "100%",
                "?q=1&x",
                "密码",
                "a+b",
                "'; DROP TABLE document; --",
                "\"quoted\"",
                "#",
                "😀"
            })
    void anyKeyWorksPercentEncoded(String key) {
        String collection = api.newCollection();
        api.put(collection, key, "some text of its own");

        api.admin().get(DOCUMENT, collection, key).then().statusCode(200).body("key", equalTo(key));
        json(Map.of("query", "text")).post(SEARCH, collection).then().body("results[0].documentKey", equalTo(key));
        api.admin().delete(DOCUMENT, collection, key).then().statusCode(204);
    }

    @Test
    void vectorsAreOfUnitLengthAndTheSameEachTime() {
        Response first = json(Map.of("model", Api.MODEL, "texts", List.of("今天天气很好", "hello"), "role", "query"))
                .post("/api/v1/embed");
        first.then().statusCode(200).body("dimension", equalTo(512)).body("vectors", hasSize(2));
        List<Number> vector = first.jsonPath().getList("vectors[0]");
        double norm =
                vector.stream().mapToDouble(Number::doubleValue).map(x -> x * x).sum();
        assertThat(norm).isEqualTo(1.0, within(1e-4));
        assertThat(json(Map.of("model", Api.MODEL, "texts", List.of("今天天气很好", "hello"), "role", "query"))
                        .post("/api/v1/embed")
                        .asString())
                .isEqualTo(first.asString());
    }

    @Test
    void aTextOverTheLimitIsRefusedWhenTruncationIsOff() {
        json(Map.of("model", Api.MODEL, "texts", List.of("词".repeat(2_000)), "truncate", "none"))
                .post("/api/v1/embed")
                .then()
                .statusCode(422)
                .body("code", equalTo("text-too-long"))
                .body("detail", containsString("512"));
    }

    @Test
    void modelsAreDescribed() {
        api.admin()
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .body("models.id", hasItem(Api.MODEL))
                .body("models.find { it.id == '" + Api.MODEL + "' }.bytesPerVector", equalTo(2_048))
                .body("models.licence", everyItem(not(equalTo(""))));
        api.admin().get("/api/v1/models/none").then().statusCode(404).body("code", equalTo("model-not-found"));
    }
}
