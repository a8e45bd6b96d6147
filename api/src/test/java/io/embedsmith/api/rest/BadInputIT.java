package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadInputIT {
    @Inject
    Api api;

    private String collection;

    @BeforeEach
    void makeCollection() {
        collection = api.newCollection();
    }

    private ValidatableResponse search(String body) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/collections/{n}/search", collection)
                .then();
    }

    private ValidatableResponse put(String body) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/collections/{n}/documents/d", collection)
                .then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"x\", \"k\": 0}                     | invalid-request | 0",
                "{\"query\": \"x\", \"k\": 1000000}               | invalid-request | 1000000",
                "{\"query\": \"x\", \"k\": 20, \"depth\": 10}     | invalid-request | 10",
                "{\"query\": \"x\", \"k\": 1.5}                   | invalid-json    | k",
                "{\"query\": \"x\", \"offset\": -1}               | invalid-request | -1",
                "{\"query\": \"\"}                                | invalid-request | query",
                "{\"query\": \"   \"}                             | invalid-request | blank",
                "{\"k\": 3}                                       | invalid-request | query",
                "{\"query\": 5}                                   | invalid-json    | query",
                "{\"query\": \"x\", \"mode\": \"magic\"}          | invalid-request | hybrid",
                "{\"query\": \"x\", \"limit\": 5}                 | invalid-json    | limit",
                "{\"query\": \"x\", \"query\": \"y\"}             | invalid-json    | query",
                "{\"query\": \"x\"                                | invalid-json    | JSON",
                "[]                                               | invalid-json    | ",
                "null                                             | invalid-request | ",
                "{\"query\": \"x\"} trailing                      | invalid-json    | ",
                "{\"query\": \"x\", \"threshold\": \"NaN\"}       | invalid-request | ",
                "{\"query\": \"a\\u0000b\"}                       | invalid-request | U+0000",
                "{\"query\": \"a\\ud800b\"}                       | invalid-request | U+D800",
                "{\"query\": \"x\", \"fusion\": {\"kind\": \"convex\", \"denseCoefficient\": 2}} | invalid-request | 2",
                "{\"query\": \"x\", \"fusion\": {\"kind\": \"sum\"}} | invalid-request | convex",
                "{\"query\": \"x\", \"filter\": {}}               | invalid-filter  | exactly one",
                "{\"query\": \"x\", \"filter\": {\"equals\": {\"field\": \"\", \"value\": 1}}} | invalid-filter | field",
                "{\"query\": \"x\", \"filter\": {\"equals\": {\"field\": \"a\", \"value\": [1]}}} | invalid-filter | value",
                "{\"query\": \"x\", \"filter\": {\"range\": {\"field\": \"a\"}}} | invalid-filter | min",
                "{\"query\": \"x\", \"filter\": {\"range\": {\"field\": \"a\", \"min\": 1, \"max\": \"b\"}}} | invalid-filter | both must be"
            })
    void aSearchThatCannotBeSaysWhy(String body, String code, String detail) {
        search(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail == null ? "" : detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "search  ; {\"query\": \"x\", \"k\": \"5\"}                 ; k         ; \"5\"   ; a whole number",
                "search  ; {\"query\": \"x\", \"k\": \" 5 \"}               ; k         ; \" 5 \" ; a whole number",
                "search  ; {\"query\": \"x\", \"k\": 5.7}                   ; k         ; 5.7     ; a whole number",
                "search  ; {\"query\": \"x\", \"k\": true}                  ; k         ; true    ;",
                "search  ; {\"query\": \"x\", \"offset\": \"0\"}            ; offset    ; \"0\"   ; a whole number",
                "search  ; {\"query\": \"x\", \"depth\": 20.0}              ; depth     ; 20.0    ; a whole number",
                "search  ; {\"query\": \"x\", \"threshold\": \"0.5\"}       ; threshold ; \"0.5\" ; a number",
                "search  ; {\"query\": \"x\", \"threshold\": false}         ; threshold ; false   ;",
                "search  ; {\"query\": 5}                                   ; query     ; 5       ; a text in quotes",
                "search  ; {\"query\": \"x\", \"rerank\": \"true\"}         ; rerank    ;         ;",
                "search  ; {\"query\": \"x\", \"mode\": 0}                  ; mode      ;         ;",
                "preview ; {\"text\": \"x\", \"split\": \"true\"}           ; split     ; \"true\"; true or false",
                "preview ; {\"text\": \"x\", \"split\": 1}                  ; split     ; 1       ; true or false"
            })
    void aValueOfAnotherTypeIsNamedWithWhatIsAllowed(
            String call, String body, String field, String shown, String allowed) {
        String detail = api.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/collections/{n}/{c}", collection, call)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-json"))
                .extract()
                .path("detail");

        assertThat(detail).contains("at '" + field);
        if (shown != null && allowed != null) {
            assertThat(detail).contains("it is " + shown + "; " + allowed + " is allowed");
        }
    }

    @Test
    void numbersInQuotesAreRefusedWhereverTheyStand() {
        Map<String, String> wrong = Map.of(
                "/api/v1/embed", "{\"model\": \"" + Api.MODEL + "\", \"texts\": [\"a\"], \"dimensions\": \"8\"}",
                "/api/v1/rerank",
                        "{\"model\": \"" + Api.RERANKER
                                + "\", \"query\": \"a\", \"texts\": [\"a\"], \"returnTexts\": \"yes\"}",
                "/api/v1/merges",
                        "{\"name\": \"m\", \"models\": [\"" + Api.SMALL_MODEL + "\"], \"coefficients\": [\"0.5\"]}",
                "/api/v1/advice",
                        "{\"models\": [\"" + Api.MODEL + "\"], \"tasks\": [\"OwnPairs\"], \"passages\": \"5000\"}");
        wrong.forEach((path, body) -> api.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-json"))
                .body("detail", containsString("is allowed")));
    }

    @Test
    void aFilterNestedTooDeeplyIsRefused() {
        String open = "{\"not\": ".repeat(20);
        search("{\"query\": \"x\", \"filter\": " + open + "{\"exists\": {\"field\": \"a\"}}" + "}".repeat(20) + "}")
                .statusCode(400)
                .body("code", equalTo("invalid-filter"));
        search("{\"query\": \"x\", \"filter\": " + "{\"not\": ".repeat(5_000) + "1" + "}".repeat(5_000) + "}")
                .statusCode(400)
                .body("code", equalTo("invalid-json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE embedsmith.api_key; --",
                "\\'; SELECT pg_sleep(9); --",
                "%' OR '1'='1",
                "$1 $$ :name ?",
                "a & b | !c <-> (d)",
                "\\\\ \" ` \u0007 \u202e"
            })
    void metacharactersOfSqlAreJustText(String text) {
        api.put(collection, "d", text + " needle");

        search("{\"query\": " + quoted(text) + ", \"filter\": {\"equals\": {\"field\": " + quoted(text)
                        + ", \"value\": " + quoted(text) + "}}}")
                .statusCode(200)
                .body("results", hasSize(0));
        search("{\"query\": \"needle\", \"mode\": \"keyword\"}").statusCode(200).body("results", hasSize(1));
        api.admin().get("/api/v1/collections/{n}", text).then().statusCode(oneOf(400, 404));
        api.admin().get("/api/v1/models/{n}", text).then().statusCode(oneOf(400, 404));
    }

    private static String quoted(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        api.admin()
                .contentType(ContentType.JSON)
                .body(new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'})
                .put("/api/v1/collections/{n}/documents/d", collection)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-json"))
                .body("detail", containsString("UTF-8"));
    }

    @Test
    void textsThatHoldNothingToFindAreRefused() {
        put("{\"text\": \"\"}").statusCode(400).body("code", equalTo("invalid-request"));
        put("{\"text\": \"  \\n \"}").statusCode(422).body("code", equalTo("unreadable-document"));
        put("{\"text\": \"a\\u0000b\"}").statusCode(400).body("detail", containsString("position 1"));
        put("{\"text\": \"a\\udc00\"}").statusCode(400).body("detail", containsString("U+DC00"));
        put("{\"text\": null}").statusCode(400).body("detail", containsString("text"));
        put("{\"text\": \"x\", \"metadata\": {\"a\": {\"b\": 1}}}")
                .statusCode(400)
                .body("detail", containsString("'a'"));
        put("{\"text\": \"x\", \"metadata\": {\"a\": [1]}}").statusCode(400);
        put("{\"text\": \"x\", \"mediaType\": \"application/x-sh\"}").statusCode(400);
        api.admin().get("/api/v1/collections/{n}", collection).then().body("documents", equalTo(0));
    }

    @Test
    void aWordOfAHundredThousandCharactersIsTakenAndTheRestFound() {
        put("{\"text\": \"" + "a".repeat(100_000) + " needle " + "长".repeat(20_000) + "\"}")
                .statusCode(200);

        search("{\"query\": \"needle\", \"mode\": \"keyword\"}").body("results", hasSize(1));
    }

    @Test
    void aBodyOverTheLimitIsRefusedBeforeItIsRead() {
        api.admin()
                .contentType(ContentType.JSON)
                .body(("{\"text\": \"" + "a".repeat(17 << 20) + "\"}").getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/collections/{n}/documents/d", collection)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("request-too-large"))
                .body("detail", containsString("16777216"));
    }

    @Test
    void keysAndNamesThatCannotBeAreNamed() {
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("text", "x"))
                .put("/api/v1/collections/{n}/documents/{k}", collection, "k".repeat(1_025))
                .then()
                .statusCode(400)
                .body("detail", containsString("1025"));
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("text", "x"))
                .put("/api/v1/collections/{n}/documents/{k}", collection, "a\u0001b")
                .then()
                .statusCode(400)
                .body("detail", containsString("U+0001"));
        for (String name : java.util.List.of("", "../etc", "a b", "x".repeat(97), "-x")) {
            api.admin()
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", name, "model", Api.MODEL))
                    .post("/api/v1/collections")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"));
        }
    }

    @Test
    void wrongAddressesMethodsAndTypesAreProblemsToo() {
        api.admin().get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("not-found"));
        api.admin().get("/api/v1/jobs/not-a-uuid").then().statusCode(404).contentType("application/problem+json");
        api.admin().put("/api/v1/collections").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        api.admin()
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/collections")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
        api.admin()
                .contentType(ContentType.JSON)
                .body("")
                .post("/api/v1/collections")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        api.admin()
                .queryParam("limit", 0)
                .get("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("detail", containsString("limit"));
        api.admin()
                .queryParam("limit", "x")
                .get("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("detail", containsString("limit=x"));
    }

    @Test
    void anUnknownCollectionIsNamedByEveryCall() {
        for (String path : java.util.List.of("", "/documents", "/watches")) {
            api.admin()
                    .get("/api/v1/collections/none" + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("collection-not-found"))
                    .body("detail", containsString("none"));
        }
    }

    @Test
    void embedRefusesWhatItCannotDo() {
        Map<String, Object> base = Map.of("model", Api.MODEL, "texts", java.util.List.of("x"));
        embed(with(base, "dimensions", 0)).statusCode(400);
        embed(with(base, "dimensions", 100_000)).statusCode(400).body("detail", containsString("100000"));
        embed(with(base, "texts", java.util.List.of())).statusCode(400);
        embed(with(base, "texts", java.util.Collections.nCopies(257, "x"))).statusCode(400);
        embed(with(base, "model", "none"))
                .statusCode(404)
                .body("detail", allOf(containsString("none"), containsString(Api.MODEL)));
        embed(with(base, "role", "judge")).statusCode(400);
    }

    private ValidatableResponse embed(Map<String, Object> body) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/embed")
                .then();
    }

    private static Map<String, Object> with(Map<String, Object> base, String field, Object value) {
        Map<String, Object> result = new java.util.HashMap<>(base);
        result.put(field, value);
        return result;
    }

    @Test
    void everyAnswerForbidsWhatTheConsoleDoesNotNeed() {
        var headers = api.admin().get("/api/v1/session").headers();

        assertThat(headers.getValue("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getValue("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.getValue("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void theContractIsServedWithItsLimits() {
        String openapi = io.restassured.RestAssured.given()
                .queryParam("format", "json")
                .get("/api/v1/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(openapi)
                .contains("/api/v1/collections/{name}/search")
                .contains("\"maximum\"")
                .contains("\"maxLength\"");
    }
}
