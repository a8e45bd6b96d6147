package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import io.embedsmith.retrieval.pgvector.cluster.ClusterSettings;
import io.embedsmith.retrieval.pgvector.cluster.PrivateCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessIT {
    private static final Pattern SECRET = Pattern.compile("es_[a-z2-7]{8}_[A-Za-z0-9_-]{43}");
    private static final String MODEL = "bge-small-zh-v1.5-int8";

    @TempDir
    private Path folder;

    private Path corpus(int passages) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < passages; i++) {
            lines.append("{\"_id\": \"p" + i + "\", \"title\": \"\", \"text\": \"passage number " + i
                    + " speaks of item " + (i * 7919) % 10_007 + " and of nothing else that matters here\"}\n");
        }
        return Files.writeString(folder.resolve("corpus.jsonl"), lines);
    }

    private static String idOf(String json) {
        Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(json);
        assertThat(id.find()).as(json).isTrue();
        return id.group(1);
    }

    @Test
    void nothingIsLostWhenTheServerIsKilledWhileItIngests() throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("data"));
        int passages = 4_000;
        Path corpus = corpus(passages);
        try (Program program = new Program(data, Map.of())) {
            program.start();
            String key = program.adminKey();
            assertThat(program.post("/api/v1/collections", key, "{\"name\": \"c\", \"model\": \"" + MODEL + "\"}")
                            .code())
                    .isEqualTo(201);
            Thread ingest = Thread.ofPlatform()
                    .start(() -> program.run("ingest", "--collection", "c", "--format", "beir", corpus.toString()));
            String job = awaitJobUnderWay(program, key);
            program.kill();
            ingest.join();

            program.start();

            String ended = awaitEnd(program, key, job);
            assertThat(ended).contains("\"state\":\"succeeded\"").contains("\"done\":" + passages);
            assertThat(program.get("/api/v1/collections/c", key).body())
                    .contains("\"documents\":" + passages)
                    .contains("\"passages\":" + passages);
            assertThat(program.get("/api/v1/session", key).code())
                    .as("the key outlives the crash")
                    .isEqualTo(200);
            assertThat(program.stop()).isIn(0, 143);
            assertThat(data.resolve("server.json")).doesNotExist();
            assertThat(SECRET.matcher(Files.readString(program.log())).find())
                    .as("no key in the log")
                    .isFalse();
        }
    }

    private static String awaitJobUnderWay(Program program, String key) throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            String jobs = program.get("/api/v1/jobs", key).body();
            Matcher done = Pattern.compile("\"done\":([0-9]+)").matcher(jobs);
            if (done.find() && Integer.parseInt(done.group(1)) > 100) {
                return idOf(jobs);
            }
            Thread.sleep(50);
        }
        throw new AssertionError(
                "no job came under way: " + program.get("/api/v1/jobs", key).body());
    }

    private static String awaitEnd(Program program, String key, String job) throws InterruptedException {
        String now = "";
        for (int i = 0; i < 1_200; i++) {
            now = program.get("/api/v1/jobs/" + job, key).body();
            if (!now.contains("\"state\":\"running\"") && !now.contains("\"state\":\"queued\"")) {
                return now;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the job did not end: " + now);
    }

    @Test
    void theServerOutlivesItsDatabase() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ClusterSettings settings =
                new ClusterSettings(folder.resolve("postgres"), OptionalInt.of(port), ClusterSettings.Durability.FULL);
        Path data = Files.createDirectories(folder.resolve("data"));
        PrivateCluster cluster = PrivateCluster.start(settings);
        Map<String, String> environment = Map.of(
                "EMBEDSMITH_DATABASE_URL", cluster.application().jdbcUrl(),
                "EMBEDSMITH_DATABASE_USER", cluster.application().user(),
                "EMBEDSMITH_DATABASE_PASSWORD", cluster.application().password(),
                "EMBEDSMITH_DATABASE_OWNER_USER", cluster.owner().user(),
                "EMBEDSMITH_DATABASE_OWNER_PASSWORD", cluster.owner().password());
        try (Program program = new Program(data, environment)) {
            program.start();
            String key = program.adminKey();
            Kept kept = Kept.in(program, "c");
            kept.isFound();

            cluster.close();

            String documents = "/api/v1/collections/c/documents";
            for (Program.Answer refused : List.of(
                    program.get("/api/v1/collections", key),
                    program.put(documents + "/new", key, "{\"text\": \"a brown bear\"}"),
                    program.upload(documents, key, new Form().file("new.txt", "a brown bear")),
                    program.post("/api/v1/collections/c/search", key, "{\"query\": \"lighthouse\"}"))) {
                assertThat(refused.code()).as(refused.body()).isEqualTo(503);
                assertThat(refused.body()).contains("database-unavailable");
            }
            assertThat(program.get("/q/health/ready", "").code()).isEqualTo(503);
            assertThat(program.get("/q/health/live", "").code()).isEqualTo(200);

            cluster = PrivateCluster.start(settings);

            int code = 0;
            for (int i = 0; i < 200 && code != 200; i++) {
                code = program.get("/api/v1/collections", key).code();
                Thread.sleep(50);
            }
            assertThat(code).isEqualTo(200);
            kept.isFound();
            assertThat(program.put(documents + "/new", key, "{\"text\": \"a brown bear\"}")
                            .code())
                    .isEqualTo(200);
            assertThat(kept.search("bear", "keyword")).contains("\"documentKey\":\"new\"");
            assertThat(Files.readString(program.log())).doesNotContain(environment.get("EMBEDSMITH_DATABASE_PASSWORD"));
        } finally {
            cluster.close();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program program =
                        new Program(data, Map.of("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort())))) {
            Program.Outcome outcome = program.run("serve");

            assertThat(outcome.code()).isNotZero();
            assertThat(outcome.err()).contains("Port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void commandsWorkWithAndWithoutAServer() throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path documents = Files.createDirectories(folder.resolve("documents/guide"));
        Files.writeString(documents.resolve("密码.md"), "# 密码\n\n忘记密码时点击“找回密码”。");
        Files.writeString(documents.resolve("empty.txt"), "");
        try (Program program = new Program(data, Map.of())) {
            Program.Outcome alone = program.run(
                    "ingest",
                    "--collection",
                    "c",
                    "--model",
                    MODEL,
                    documents.getParent().toString());
            assertThat(alone.code()).as(alone.err()).isEqualTo(3);
            assertThat(alone.err()).contains("guide/empty.txt").contains("empty");
            assertThat(alone.out()).contains("1 document of");

            Program.Outcome embed = program.run("embed", "--model", MODEL, "--query", "--json", "你好");
            assertThat(embed.code()).as(embed.err()).isZero();
            assertThat(embed.out()).contains("\"dimension\":512").contains("\"vectors\":[[");

            program.start();
            Program.Outcome found = program.run("search", "--collection", "c", "--json", "找回密码");
            assertThat(found.code()).as(found.err()).isZero();
            assertThat(found.out())
                    .contains("guide/密码.md")
                    .contains("\"signals\"")
                    .contains("\"passageId\"");

            Path queries =
                    Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\": \"q1\", \"text\": \"找回密码\"}\n");
            Path run = folder.resolve("out.trec");
            Program.Outcome wrote = program.run(
                    "search",
                    "--collection",
                    "c",
                    "--mode",
                    "dense",
                    "--queries",
                    queries.toString(),
                    "--depth",
                    "5",
                    "--run",
                    run.toString());
            assertThat(wrote.code()).as(wrote.err()).isZero();
            assertThat(Files.readString(run)).matches("(?s)q1 Q0 guide/密码\\.md#0 1 0\\.[0-9]+ embedsmith-dense\n");

            assertThat(program.run("models").out()).contains(MODEL).contains("BYTES/VECTOR");
            Program.Outcome measured = program.run("models", "--measure", MODEL);
            assertThat(measured.code()).as(measured.err()).isZero();
            assertThat(measured.out()).containsPattern("\n" + MODEL + " .* 2,048 +[1-9][0-9,]* +[0-9]+\\.[0-9] ms");
            assertThat(measured.out().lines()).hasSize(2);
            Program.Outcome measuredAlone = program.run("models", "--alone", "--measure", "--json", MODEL);
            assertThat(measuredAlone.code()).as(measuredAlone.err()).isZero();
            assertThat(measuredAlone.out())
                    .contains("\"bytesPerVector\" : 2048")
                    .contains("\"tokensPerSecond\"");
            Program.Outcome unknown = program.run("models", "--measure", "no-such-model");
            assertThat(unknown.code()).isEqualTo(1);
            assertThat(unknown.err()).contains("no-such-model").contains(MODEL);
            Program.Outcome key = program.run("keys", "create", "--name", "website", "--scope", "read");
            assertThat(key.out().strip()).matches(SECRET);
            assertThat(program.run("keys").out())
                    .contains("website")
                    .doesNotContain(key.out().strip());

            Program.Outcome missing = program.run("search", "--collection", "none", "x");
            assertThat(missing.code()).isEqualTo(1);
            assertThat(missing.err()).contains("none").contains("embedsmith collections");
            Program.Outcome tooMany = program.run("search", "--collection", "c", "--k", "1000000", "x");
            assertThat(tooMany.code()).isEqualTo(1);
            assertThat(tooMany.err()).contains("1000000").contains("1000");
            Program.Outcome noModel = program.run("embed", "--model", "none", "x");
            assertThat(noModel.code()).isEqualTo(1);
            assertThat(noModel.err()).contains("none").contains(MODEL);
            Program.Outcome noFile = program.run(
                    "ingest", "--collection", "c", folder.resolve("gone").toString());
            assertThat(noFile.code()).isEqualTo(1);
            assertThat(noFile.err()).contains("gone");
            Program.Outcome wrongKey = program.run("models", "--key", "es_wrong");
            assertThat(wrongKey.code()).isEqualTo(1);
            assertThat(wrongKey.err()).contains("--key");
        }
    }
}
