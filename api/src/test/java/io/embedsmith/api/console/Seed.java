package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A collection that is there before the browser comes. */
final class Seed {
    private static final String MODEL = "bge-small-zh-v1.5-int8";

    private Seed() {}

    /** An empty collection. */
    static void collection(Program server, String name) {
        create(server, "{\"name\": \"%s\", \"model\": \"%s\"}".formatted(name, MODEL));
    }

    /** An empty collection whose passages are as short as can be, so that a little text makes many. */
    static void ofShortPassages(Program server, String name) {
        create(
                server,
                "{\"name\": \"%s\", \"model\": \"%s\", \"splitting\": {\"maxTokens\": 16, \"overlapTokens\": 0, \"includeHeadings\": false}}"
                        .formatted(name, MODEL));
    }

    private static void create(Program server, String body) {
        expect(201, server.post("/api/v1/collections", server.adminKey(), body));
    }

    /** Four documents about passwords, of two years and in two languages. */
    static void passwords(Program server, String name) {
        collection(server, name);
        document(
                server,
                name,
                "reset.md",
                markdown("en", 2026, "# Passwords\\n\\nWho forgot the password resets it on the login page."));
        document(
                server,
                name,
                "safe.md",
                markdown("en", 2024, "# Safe\\n\\nEvery password lives in the safe, never on paper."));
        document(
                server,
                name,
                "lunch.md",
                markdown("en", 2026, "# Lunch\\n\\nThe canteen serves soup and bread from noon on."));
        document(server, name, "密码.md", markdown("zh", 2026, "# 密码\\n\\n忘记密码时，在登录页点击“找回密码”，按邮件中的链接重新设置。"));
    }

    /** Two judged queries, measured and tuned by. */
    static void judged(Program server, String collection) throws InterruptedException {
        String sets = "/api/v1/collections/" + collection + "/evaluation-sets";
        expect(201, server.post(sets, server.adminKey(), """
                {"name": "faq", "queries": [
                    {"id": "1", "text": "password", "judgements": [{"target": "reset.md", "grade": 1}]},
                    {"id": "2", "text": "lunch", "judgements": [{"target": "lunch.md", "grade": 1}]}]}
                """));
        for (String what : List.of("/faq/runs", "/faq/tune")) {
            String job = server.ended(server.post(sets + what, server.adminKey(), "{}"), server.adminKey());
            assertThat(job).contains("\"state\":\"succeeded\"");
        }
    }

    /** Two models measured on two tasks and compared; the id of the evaluation. */
    static String measured(Program server) throws InterruptedException {
        String evaluation = done(server, "/api/v1/evaluations", """
                {"models": ["%s", "all-minilm-l6-v2"], "tasks": ["OwnPairs", "OwnAnswers"]}
                """.formatted(MODEL));
        done(server, "/api/v1/evaluations/" + evaluation + "/compare", """
                {"first": "%s", "second": "all-minilm-l6-v2"}
                """.formatted(MODEL));
        return evaluation;
    }

    /** Advice between two models; its id. */
    static String advised(Program server) throws InterruptedException {
        return done(server, "/api/v1/advice", """
                {"models": ["%s", "all-minilm-l6-v2"], "tasks": ["OwnPairs", "OwnAnswers"]}
                """.formatted(MODEL));
    }

    /** A tuned model; the id of its training. */
    static String trained(Program server) throws InterruptedException {
        Form form = new Form()
                .file("examples.jsonl", Samples.EXAMPLES)
                .field(
                        "training",
                        "{\"name\": \"seeded\", \"model\": \"bge-small-zh-v1.5\","
                                + " \"settings\": {\"batchSize\": 2, \"epochs\": 2}}");
        String job = server.ended(server.upload("/api/v1/trainings", server.adminKey(), form), server.adminKey());
        assertThat(job).contains("\"state\":\"succeeded\"");
        return JsonPath.from(job).getString("id");
    }

    private static String done(Program server, String path, String body) throws InterruptedException {
        String job = server.ended(server.post(path, server.adminKey(), body), server.adminKey());
        assertThat(job).contains("\"state\":\"succeeded\"");
        return JsonPath.from(job).getString("id");
    }

    private static void document(Program server, String collection, String key, String body) {
        String path =
                "/api/v1/collections/" + collection + "/documents/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        expect(200, server.put(path, server.adminKey(), body));
    }

    private static String markdown(String language, int year, String text) {
        return "{\"text\": \"%s\", \"mediaType\": \"text/markdown\", \"metadata\": {\"lang\": \"%s\", \"year\": %d}}"
                .formatted(text, language, year);
    }

    private static void expect(int code, Program.Answer answer) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    }
}
