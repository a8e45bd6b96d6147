package io.embedsmith.api.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvaluationSetsIT {
    private static final String SETS = "/api/v1/collections/{c}/evaluation-sets";
    private static final String SET = SETS + "/{s}";

    @Inject
    Api api;

    private RequestSpecification json(Object body) {
        return api.admin().contentType(ContentType.JSON).body(body);
    }

    private String newSet(String collection) {
        json(Map.of("name", "常见 问题/1")).post(SETS, collection).then().statusCode(201);
        return "常见 问题/1";
    }

    private ValidatableResponse refused(RequestSpecification request, String collection, String set) {
        return request.post(SET + "/queries", collection, set)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    private RequestSpecification files(String queries, String qrels) {
        return api.admin()
                .multiPart("queries", "queries.jsonl", queries.getBytes(StandardCharsets.UTF_8))
                .multiPart("qrels", "qrels.tsv", qrels.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSetIsMadeShownAndRemovedWithAllThatIsInIt() {
        String collection = api.newCollection();
        json(Map.of(
                        "name",
                        "faq",
                        "queries",
                        List.of(
                                Map.of(
                                        "id",
                                        "q1",
                                        "text",
                                        "怎样重置密码",
                                        "judgements",
                                        List.of(Map.of("target", "手册.pdf#3", "grade", 2))),
                                Map.of("id", "q2", "text", "refund"))))
                .post(SETS, collection)
                .then()
                .statusCode(201)
                .body("queries", equalTo(2))
                .body("judged", equalTo(1))
                .body("judgements", equalTo(1));

        json(Map.of("name", "faq"))
                .post(SETS, collection)
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"));
        api.admin().get(SETS, collection).then().body("sets.name", equalTo(List.of("faq")));
        api.admin()
                .get(SET, collection, "faq")
                .then()
                .statusCode(200)
                .body("set.queries", equalTo(2))
                .body("queries.id", equalTo(List.of("q1", "q2")))
                .body("queries[0].judgements[0].target", equalTo("手册.pdf#3"))
                .body("queries[0].judgements[0].grade", equalTo(2))
                .body("queries[1].judgements", hasSize(0));
        api.admin()
                .queryParam("from", 1)
                .queryParam("limit", 1)
                .get(SET, collection, "faq")
                .then()
                .body("queries.id", equalTo(List.of("q2")));

        api.admin()
                .queryParam("text", "怎样重置密码")
                .get(SET, collection, "faq")
                .then()
                .body("queries.id", equalTo(List.of("q1")));
        api.admin().delete(SET + "/queries/{q}", collection, "faq", "q2").then().statusCode(204);
        api.admin().delete(SET + "/queries/{q}", collection, "faq", "q2").then().statusCode(404);
        api.admin().delete(SET, collection, "faq").then().statusCode(204);
        api.admin()
                .get(SET, collection, "faq")
                .then()
                .statusCode(404)
                .body("code", equalTo("evaluation-set-not-found"))
                .body("detail", containsString("'faq'"));
    }

    @Test
    void judgingFromAResultMakesTheQueryAndTheSameTextIsTheSameQuery() {
        String collection = api.newCollection();
        String set = newSet(collection);
        String id = json(Map.of("query", "怎样重置密码", "target", "a#1", "grade", 1))
                .put(SET + "/judgements", collection, set)
                .then()
                .statusCode(200)
                .body("text", equalTo("怎样重置密码"))
                .extract()
                .path("id");

        json(Map.of("query", "怎样重置密码", "target", "b.txt", "grade", 2))
                .put(SET + "/judgements", collection, set)
                .then()
                .body("id", equalTo(id))
                .body("judgements", hasSize(2));
        json(Map.of("query", "怎样重置密码", "target", "a#1", "grade", 0))
                .put(SET + "/judgements", collection, set)
                .then()
                .body("judgements[0].grade", equalTo(0));
        api.admin()
                .queryParam("queryId", id)
                .queryParam("target", "b.txt")
                .delete(SET + "/judgements", collection, set)
                .then()
                .statusCode(204);
        api.admin()
                .queryParam("queryId", id)
                .queryParam("target", "b.txt")
                .delete(SET + "/judgements", collection, set)
                .then()
                .statusCode(404);
        api.admin()
                .get(SET, collection, set)
                .then()
                .body("set.queries", equalTo(1))
                .body("set.judged", equalTo(0))
                .body("set.judgements", equalTo(1));
    }

    @Test
    void filesOfBeirAndTrecAreImportedAndWhatNobodyJudgedIsLeftOut() {
        String collection = api.newCollection();
        String set = newSet(collection);
        String queries = "{\"_id\": \"1\", \"text\": \"one\"}\n{\"_id\": \"2\", \"text\": \"two\"}\n";

        files(queries, "query-id\tcorpus-id\tscore\n1\tdoc-7\t2\n1\tdoc-8\t0\n")
                .post(SET + "/queries", collection, set)
                .then()
                .statusCode(200)
                .body("added", equalTo(1))
                .body("leftOut", equalTo(1))
                .body("set.judgements", equalTo(2));
        // TREC's qrels name a query that the set has by now, and one that comes along.
        files("{\"_id\": \"2\", \"text\": \"two\"}\n", "1 0 doc-9 1\n2 0 doc-7 1\n")
                .post(SET + "/queries", collection, set)
                .then()
                .statusCode(200)
                .body("set.queries", equalTo(2))
                .body("set.judgements", equalTo(4));
        api.admin()
                .multiPart(
                        "queries",
                        "queries.jsonl",
                        "{\"_id\": \"3\", \"text\": \"three\"}\n".getBytes(StandardCharsets.UTF_8))
                .post(SET + "/queries", collection, set)
                .then()
                .statusCode(200)
                .body("set.queries", equalTo(3))
                .body("set.judged", equalTo(2));
    }

    @Test
    void wrongFilesAreNamedWithTheirLine() {
        String collection = api.newCollection();
        String set = newSet(collection);
        String one = "{\"_id\": \"1\", \"text\": \"one\"}\n";

        refused(files(one + "{\"_id\": \"1\", \"text\": \"again\"}\n", "1\td\t1\n"), collection, set)
                .body("detail", containsString("queries.jsonl:2: query 1 came before"));
        refused(files(one, "q\tc\ts\n1\td\t1\n1\td\tx\n"), collection, set)
                .body("detail", containsString("qrels.tsv:3: the grade is 'x'"));
        refused(files(one, "1\td\t1\n1\td\n"), collection, set)
                .body("detail", containsString("qrels.tsv:2: the line has 2 columns"));
        refused(files(one, "1 0 d -1\n"), collection, set).body("detail", containsString("the grade of 'd' is -1"));
        refused(files(one, "9\td\t1\n"), collection, set)
                .body("detail", containsString("qrels.tsv judges query '9', whose text is neither in queries.jsonl"));
        refused(api.admin().multiPart("other", "x", new byte[] {1}), collection, set)
                .body("detail", containsString("neither a part 'queries'"));
        api.admin().get(SET, collection, set).then().body("set.queries", equalTo(0));
    }

    @Test
    void wrongGradesAndQueriesAreRefusedAndNothingIsKept() {
        String collection = api.newCollection();
        String set = newSet(collection);
        for (Object grade : List.of(-1, 1_001, 2_000_000_000)) {
            json(Map.of("query", "q", "target", "a", "grade", grade))
                    .put(SET + "/judgements", collection, set)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body("detail", containsString("the grade of 'a' is " + grade));
        }
        json(Map.of("query", "q", "target", "a", "grade", 1.5))
                .put(SET + "/judgements", collection, set)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-json"));
        json(Map.of("query", " ", "target", "a", "grade", 1))
                .put(SET + "/judgements", collection, set)
                .then()
                .statusCode(400)
                .body("detail", containsString("not blank"));
        json(Map.of("query", "q\u0000", "target", "a", "grade", 1))
                .put(SET + "/judgements", collection, set)
                .then()
                .statusCode(400)
                .body("detail", containsString("U+0000"));
        refused(
                        json(Map.of(
                                "queries", List.of(Map.of("id", "1", "text", "a"), Map.of("id", "1", "text", "b")))),
                        collection,
                        set)
                .body("detail", containsString("query '1' is there twice"));
        json(Map.of("name", " ")).post(SETS, collection).then().statusCode(400);
        api.admin().get(SET, collection, set).then().body("set.queries", equalTo(0));
    }

    @Test
    void theLimitOfASetIsNamed() {
        String collection = api.newCollection();
        String set = newSet(collection);
        StringBuilder queries = new StringBuilder();
        StringBuilder qrels = new StringBuilder();
        for (int i = 0; i <= 10_000; i++) {
            queries.append("{\"_id\": \"").append(i).append("\", \"text\": \"t\"}\n");
            qrels.append(i).append("\td\t1\n");
        }
        refused(files(queries.toString(), qrels.toString()), collection, set)
                .body("detail", containsString("10001 queries"))
                .body("detail", containsString("at most 10000"));
        api.admin().get(SET, collection, set).then().body("set.queries", equalTo(0));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        String collection = api.newCollection();
        json(Map.of("name", "secret", "queries", List.of(Map.of("id", "1", "text", "what nobody may know"))))
                .post(SETS, collection)
                .then()
                .statusCode(201);
        String key = api.key(api.newTenant(), Scope.ADMIN);
        api.with(key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", collection, "model", Api.MODEL))
                .post("/api/v1/collections")
                .then()
                .statusCode(201);

        api.with(key).get(SETS, collection).then().statusCode(200).body("sets", hasSize(0));
        for (String path : List.of("", "/runs")) {
            api.with(key).get(SET + path, collection, "secret").then().statusCode(404);
        }
        api.with(key).delete(SET, collection, "secret").then().statusCode(404);
        api.with(key)
                .contentType(ContentType.JSON)
                .body(Map.of("query", "q", "target", "a", "grade", 1))
                .put(SET + "/judgements", collection, "secret")
                .then()
                .statusCode(404);
        api.admin().get(SET, collection, "secret").then().body("set.queries", equalTo(1));
    }

    @Test
    void setsGoWithTheirCollectionAndAKeyThatReadsMayNotJudge() {
        String collection = api.newCollection();
        String set = newSet(collection);
        api.with(api.key(Scope.READ))
                .contentType(ContentType.JSON)
                .body(Map.of("query", "q", "target", "a", "grade", 1))
                .put(SET + "/judgements", collection, set)
                .then()
                .statusCode(403);
        api.admin().delete("/api/v1/collections/{c}", collection).then().statusCode(204);
        api.admin().get(SETS, collection).then().statusCode(404).body("code", equalTo("collection-not-found"));
        json(Map.of("name", collection, "model", Api.MODEL)).post("/api/v1/collections");
        api.admin().get(SETS, collection).then().body("sets", hasSize(0));
    }
}
