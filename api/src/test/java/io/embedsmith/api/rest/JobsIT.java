package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobsIT {
    private static final String DOCUMENTS = "/api/v1/collections/{n}/documents";

    @Inject
    Api api;

    @TestHTTPResource("/")
    URI base;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String upload(RequestSpecification form, String collection) {
        return form.post(DOCUMENTS, collection).then().statusCode(202).extract().path("id");
    }

    @Test
    void uploadedFilesAreBroughtInAndBrokenOnesAreListed() {
        String collection = api.newCollection();
        String job = upload(
                api.admin()
                        .multiPart("file", "guide/安装.md", utf8("# 安装\n\n按下绿色按钮开始安装。"))
                        .multiPart("file", "notes.txt", utf8("The parrot is resting."))
                        .multiPart("file", "empty.txt", new byte[0])
                        .multiPart("file", "broken.pdf", utf8("%PDF-1.7 this is no pdf"))
                        .multiPart("metadata", "{\"source\": \"test\"}"),
                collection);

        JsonPath ended = api.ended(job);

        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getInt("done")).isEqualTo(4);
        assertThat(ended.getInt("total")).isEqualTo(4);
        assertThat(ended.getList("failures.item")).containsExactlyInAnyOrder("empty.txt", "broken.pdf");
        api.admin()
                .queryParam("status", "failed")
                .get(DOCUMENTS, collection)
                .then()
                .body("documents", hasSize(2))
                .body("documents.find { it.key == 'empty.txt' }.failure.code", equalTo("empty"));
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("query", "绿色按钮", "filter", Map.of("equals", Map.of("field", "source", "value", "test"))))
                .post("/api/v1/collections/{n}/search", collection)
                .then()
                .body("results[0].documentKey", equalTo("guide/安装.md"));
    }

    @Test
    void aFileOfJsonLinesIsADocumentForEachLine() {
        String collection = api.newCollection();
        String lines = """
                {"id": "q1", "title": "退款", "text": "退款在七个工作日内到账。", "lang": "zh"}
                {"text": "The parcel is sent on the next working day."}
                {"title": "nothing to find"}
                {"id": 7, "text": "Keys are kept at the front desk."}
                """;
        String job = upload(
                api.admin()
                        .multiPart("file", "faq/常见问题.jsonl", utf8(lines))
                        .multiPart("file", "none.jsonl", utf8("\n"))
                        .multiPart("metadata", "{\"source\": \"test\"}"),
                collection);

        JsonPath ended = api.ended(job);

        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getInt("done")).isEqualTo(5);
        assertThat(ended.getInt("total")).isEqualTo(5);
        assertThat(ended.getList("failures.item")).containsExactlyInAnyOrder("faq/常见问题.jsonl#3", "none.jsonl");
        api.admin()
                .queryParam("status", "ready")
                .get(DOCUMENTS, collection)
                .then()
                .body("documents.key", contains("faq/常见问题.jsonl#2", "faq/常见问题.jsonl#7", "faq/常见问题.jsonl#q1"))
                .body("documents[2].title", equalTo("退款"))
                .body("documents[2].metadata", equalTo(Map.of("lang", "zh", "source", "test")));
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("query", "什么时候能收到退回的钱"))
                .post("/api/v1/collections/{n}/search", collection)
                .then()
                .body("results[0].documentKey", equalTo("faq/常见问题.jsonl#q1"));
    }

    @Test
    void aCorpusKeepsItsIds() {
        String collection = api.newCollection();
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            corpus.append("{\"_id\": \"doc-" + i + "\", \"title\": \"Title " + i + "\", \"text\": \"text number " + i
                    + "\"}\n");
        }
        String job = upload(
                api.admin().queryParam("format", "beir").multiPart("file", "corpus.jsonl", utf8(corpus.toString())),
                collection);

        assertThat(api.ended(job).getInt("done")).isEqualTo(40);
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("query", "Title 7", "mode", "keyword", "k", 1))
                .post("/api/v1/collections/{n}/search", collection)
                .then()
                .body("results[0].passageId", equalTo("doc-7"));
    }

    @Test
    void aCorpusThatCannotBeReadFailsTheJobWithTheLine() {
        String collection = api.newCollection();
        String job = upload(
                api.admin().queryParam("format", "beir").multiPart("file", "corpus.jsonl", utf8("{\"_id\": \"a\"}\n")),
                collection);

        JsonPath ended = api.ended(job);

        assertThat(ended.getString("state")).isEqualTo("failed");
        assertThat(ended.getString("message")).contains("1").contains("text");
    }

    @Test
    void progressIsToldUntilTheEndToEveryListener() throws IOException, InterruptedException {
        String collection = api.newCollection();
        RequestSpecification form = api.admin();
        for (int i = 0; i < 30; i++) {
            form = form.multiPart("file", "f" + i + ".txt", utf8("content of file " + i));
        }
        String job = upload(form, collection);

        for (int listener = 0; listener < 2; listener++) {
            List<String> lines = events(job);
            assertThat(lines).anyMatch(line -> line.startsWith("event:") && line.contains("progress"));
            int end = lines.indexOf(lines.stream()
                    .filter(line -> line.startsWith("event:") && line.contains("end"))
                    .findFirst()
                    .orElseThrow());
            String last = lines.subList(end > 1 ? end - 2 : 0, lines.size()).stream()
                    .filter(line -> line.startsWith("data:"))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertThat(last).contains("\"state\":\"succeeded\"").contains("\"done\":30");
        }
    }

    private List<String> events(String job) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String key = Files.readString(api.data().resolve("first-admin-key")).strip();
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(base.resolve("/api/v1/jobs/" + job + "/events"))
                            .header("Authorization", "Bearer " + key)
                            .header("Last-Event-ID", "17")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            return response.body().lines().toList();
        }
    }

    @Test
    void aCancelledJobKeepsWhatItDidAndGoesOnWhenResumed() {
        String collection = api.newCollection();
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            corpus.append("{\"_id\": \"" + i + "\", \"text\": \"passage " + i + " " + UUID.randomUUID()
                    + " lorem ipsum dolor sit amet\"}\n");
        }
        String job = upload(
                api.admin().queryParam("format", "beir").multiPart("file", "corpus.jsonl", utf8(corpus.toString())),
                collection);

        api.admin().post("/api/v1/jobs/{id}/cancel", job).then().statusCode(200);
        JsonPath cancelled = api.ended(job);
        assertThat(cancelled.getString("state")).isEqualTo("cancelled");
        assertThat(cancelled.getInt("done")).isLessThan(3_000);

        api.admin().post("/api/v1/jobs/{id}/resume", job).then().statusCode(200);
        JsonPath resumed = api.ended(job);

        assertThat(resumed.getString("state")).isEqualTo("succeeded");
        assertThat(resumed.getInt("done")).isEqualTo(3_000);
        api.admin().get("/api/v1/collections/{n}", collection).then().body("documents", equalTo(3_000));
        api.admin()
                .post("/api/v1/jobs/{id}/resume", job)
                .then()
                .statusCode(409)
                .body("code", equalTo("job-not-resumable"));
    }

    @Test
    void aModelIsMeasured() {
        String job = api.admin()
                .post("/api/v1/models/{id}/measure", Api.MODEL)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(api.ended(job).getString("state")).isEqualTo("succeeded");
        float tokensPerSecond =
                api.admin().get("/api/v1/models/{id}", Api.MODEL).path("speed.tokensPerSecond");
        assertThat(tokensPerSecond).isPositive();
    }

    @Test
    void uploadsThatCannotBeAreRefused() {
        String collection = api.newCollection();
        api.admin()
                .multiPart("other", "x")
                .post(DOCUMENTS, collection)
                .then()
                .statusCode(400)
                .body("detail", containsString("'file'"));
        api.admin()
                .multiPart("file", "a.txt", utf8("x"))
                .post(DOCUMENTS, "none")
                .then()
                .statusCode(404);
        api.admin()
                .multiPart("file", "a.txt", utf8("x"))
                .multiPart("metadata", "{broken")
                .post(DOCUMENTS, collection)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-json"));
        api.admin()
                .queryParam("format", "xml")
                .multiPart("file", "a.txt", utf8("x"))
                .post(DOCUMENTS, collection)
                .then()
                .statusCode(400);
        api.admin()
                .get("/api/v1/jobs/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("job-not-found"));
        api.admin().get("/api/v1/jobs/{id}/events", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aWatchedFolderIsFollowed() throws IOException, InterruptedException {
        String collection = api.newCollection();
        Path folder = Files.createDirectories(api.data().resolve("watched").resolve(collection));
        Files.writeString(folder.resolve("one.txt"), "first words");
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("link"), outside);

        String watch = api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("path", folder.toString(), "interval", "PT5S", "deleteMissing", true))
                .post("/api/v1/collections/{n}/watches", collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await(collection, List.of("one.txt"));

        Files.writeString(folder.resolve("two.txt"), "second words");
        Files.writeString(folder.resolve("faq.jsonl"), "{\"text\": \"one\"}\n{\"text\": \"two\"}\n");
        Files.delete(folder.resolve("one.txt"));
        await(collection, List.of("faq.jsonl#1", "faq.jsonl#2", "two.txt"));

        Files.writeString(folder.resolve("faq.jsonl"), "{\"text\": \"only one\"}\n");
        await(collection, List.of("faq.jsonl#1", "two.txt"));
        Files.delete(folder.resolve("faq.jsonl"));
        await(collection, List.of("two.txt"));

        Files.writeString(folder.resolve("two.txt#2"), "a file that is called like a line");
        await(collection, List.of("two.txt", "two.txt#2"));
        Files.delete(folder.resolve("two.txt"));
        await(collection, List.of("two.txt#2"));

        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("path", folder.toString()))
                .post("/api/v1/collections/{n}/watches", collection)
                .then()
                .statusCode(409);
        api.admin().get("/api/v1/collections/{n}/watches", collection).then().body("watches", hasSize(1));
        api.admin()
                .delete("/api/v1/collections/{n}/watches/{w}", collection, watch)
                .then()
                .statusCode(204);
        for (String path : List.of(
                outside.toString(),
                "/etc",
                folder + "/../../../..",
                folder.resolve("link").toString(),
                "relative")) {
            api.admin()
                    .contentType(ContentType.JSON)
                    .body(Map.of("path", path))
                    .post("/api/v1/collections/{n}/watches", collection)
                    .then()
                    .statusCode(400);
        }
    }

    private void await(String collection, List<String> keys) throws InterruptedException {
        List<String> found = List.of();
        for (int i = 0; i < 300 && !found.equals(keys); i++) {
            Thread.sleep(100);
            found = api.admin().get(DOCUMENTS, collection).jsonPath().getList("documents.key");
        }
        assertThat(found).isEqualTo(keys);
    }
}
