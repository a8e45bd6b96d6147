package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database are one system. */
@Timeout(120)
class TwoServersIT {
    @TempDir
    private static Path folder;

    private static TemporaryCluster cluster;
    private static List<Program> servers;
    private static String key;

    @BeforeAll
    static void start() throws IOException {
        cluster = TemporaryCluster.start();
        Map<String, String> environment = Map.of(
                "EMBEDSMITH_DATABASE_URL", cluster.application().jdbcUrl(),
                "EMBEDSMITH_DATABASE_USER", cluster.application().user(),
                "EMBEDSMITH_DATABASE_PASSWORD", cluster.application().password(),
                "EMBEDSMITH_DATABASE_OWNER_USER", cluster.owner().user(),
                "EMBEDSMITH_DATABASE_OWNER_PASSWORD", cluster.owner().password(),
                "EMBEDSMITH_JOBS_LEASE", "7S");
        servers = List.of(
                new Program(Files.createDirectories(folder.resolve("first")), environment),
                new Program(Files.createDirectories(folder.resolve("second")), environment));
        // Both at once: the migrations must take turns.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            servers.forEach(server -> threads.execute(server::start));
        }
        for (Program server : servers) {
            if (Files.exists(server.data().resolve("first-admin-key"))) {
                key = server.adminKey();
            }
        }
    }

    @AfterAll
    static void stop() {
        servers.forEach(Program::close);
        cluster.close();
    }

    private static void newCollection(String name) {
        Program.Answer made = servers.getFirst()
                .post("/api/v1/collections", key, "{\"name\": \"" + name + "\", \"model\": \"" + Kept.MODEL + "\"}");
        assertThat(made.code()).as(made.body()).isEqualTo(201);
    }

    private static String search(Program server, String collection, String query) {
        Program.Answer answer =
                server.post("/api/v1/collections/" + collection + "/search", key, "{\"query\": \"" + query + "\"}");
        assertThat(answer.code()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void whatOneTakesTheOtherFindsAtOnce() {
        newCollection("shared");
        for (int i = 0; i < 10; i++) {
            Program writer = servers.get(i % 2);
            Program reader = servers.get((i + 1) % 2);
            String path = "/api/v1/collections/shared/documents/d" + i;
            assertThat(writer.put(path, key, "{\"text\": \"walrus number " + i + "\"}")
                            .code())
                    .isEqualTo(200);
            assertThat(search(reader, "shared", "walrus number " + i)).contains("\"documentKey\":\"d" + i + "\"");
            assertThat(reader.delete(path, key).code()).isEqualTo(204);
            assertThat(search(writer, "shared", "walrus number " + i)).doesNotContain("\"documentKey\":\"d" + i + "\"");
        }
    }

    @Test
    void writersOfOneDocumentThroughBothLeaveItWhole() throws Exception {
        newCollection("contended");
        String path = "/api/v1/collections/contended/documents/one";
        Set<Integer> codes = new TreeSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> writers = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(servers.get(number % 2), path, number)));
            }
            for (Future<List<Integer>> writer : writers) {
                codes.addAll(writer.get());
            }
        }

        assertThat(codes)
                .as("what writers were answered")
                .isSubsetOf(200, 204, 404, 409, 429)
                .contains(200);
        assertThat(servers.getFirst()
                        .put(path, key, "{\"text\": \"the last otter\"}")
                        .code())
                .isEqualTo(200);
        assertThat(search(servers.getLast(), "contended", "otter"))
                .containsOnlyOnce("\"documentKey\":\"one\"")
                .contains("the last otter");
        assertThat(servers.getLast().get("/api/v1/collections/contended", key).body())
                .contains("\"documents\":1")
                .contains("\"passages\":1");
    }

    private static List<Integer> write(Program server, String path, int writer) {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            codes.add(
                    (writer + i) % 3 == 0
                            ? server.delete(path, key).code()
                            : server.put(path, key, "{\"text\": \"otter of writer " + writer + ", version " + i + "\"}")
                                    .code());
        }
        return codes;
    }

    @Test
    void eachJobIsTakenOnce() throws InterruptedException, SQLException {
        List<Program.Answer> jobs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            newCollection("jobs" + i);
            Form form = new Form();
            for (int file = 0; file < 5; file++) {
                form.file("f" + file + ".txt", "file " + file + " of job " + i);
            }
            jobs.add(servers.get(i % 2).upload("/api/v1/collections/jobs" + i + "/documents", key, form));
        }
        for (Program.Answer job : jobs) {
            assertThat(servers.getFirst().ended(job, key))
                    .contains("\"state\":\"succeeded\"")
                    .contains("\"done\":5");
        }
        assertThat(asWorker("SELECT max(attempts)::text FROM embedsmith.job WHERE collection LIKE 'jobs%'"))
                .isEqualTo("1");
    }

    @Test
    void theOtherFinishesWhatAKilledOneBegan() throws IOException, InterruptedException, SQLException {
        newCollection("orphan");
        int passages = 2_000;
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < passages; i++) {
            corpus.append("{\"_id\": \"p" + i + "\", \"text\": \"passage " + i + " speaks of item " + i * 7919 % 10_007
                    + " and of nothing else\"}\n");
        }
        Program.Answer accepted = servers.getFirst()
                .upload(
                        "/api/v1/collections/orphan/documents?format=beir",
                        key,
                        new Form().file("corpus.jsonl", corpus.toString()));
        String running = "SELECT lease_owner FROM embedsmith.job WHERE collection = 'orphan' AND done > 100"
                + " AND state = 'running'";
        String owner = "";
        for (int i = 0; i < 600 && owner.isEmpty(); i++) {
            owner = asWorker(running);
            Thread.sleep(20);
        }
        Program busy = servers.get(owner.equals(workerOf(servers.getFirst())) ? 0 : 1);
        Program other = servers.get(busy.equals(servers.getFirst()) ? 1 : 0);
        assertThat(owner).isEqualTo(workerOf(busy));

        busy.kill();

        assertThat(other.ended(accepted, key))
                .contains("\"state\":\"succeeded\"")
                .contains("\"done\":" + passages);
        assertThat(other.get("/api/v1/collections/orphan", key).body())
                .contains("\"documents\":" + passages)
                .contains("\"passages\":" + passages);
        assertThat(search(other, "orphan", "item 7919")).contains("item 7919");
        busy.start();
        assertThat(search(busy, "orphan", "item 7919")).contains("item 7919");
    }

    @Test
    @Timeout(300)
    void aTrainingRunsOnceAndTheOtherBeginsAnewWhatAKilledOneBegan() throws Exception {
        Program.Answer undisturbed = training("undisturbed", 4);
        assertThat(servers.getLast().ended(undisturbed, key)).contains("\"state\":\"succeeded\"");
        assertThat(steps(servers.getFirst(), JsonPath.from(undisturbed.body()).getString("id")))
                .isEqualTo(List.of(1, 2, 3, 4));
        assertThat(servers).filteredOn(server -> hasOwn(server, "undisturbed")).hasSize(1);

        Program.Answer accepted = training("orphaned", 60);
        String id = JsonPath.from(accepted.body()).getString("id");
        while (steps(servers.getFirst(), id).size() < 5) {
            Thread.sleep(50);
        }
        String owner = asWorker("SELECT lease_owner FROM embedsmith.job WHERE id = '" + id + "' AND state = 'running'");
        Program busy = servers.get(owner.equals(workerOf(servers.getFirst())) ? 0 : 1);
        Program other = servers.get(busy.equals(servers.getFirst()) ? 1 : 0);
        assertThat(owner).isEqualTo(workerOf(busy));

        busy.kill();
        try {
            assertThat(other.ended(accepted, key)).contains("\"state\":\"succeeded\"", "\"done\":60");
            assertThat(steps(other, id))
                    .isEqualTo(IntStream.rangeClosed(1, 60).boxed().toList());
            assertThat(servers).filteredOn(server -> hasOwn(server, "orphaned")).containsExactly(other);
            assertThat(other.get("/api/v1/models/orphaned", key).code()).isEqualTo(200);
        } finally {
            busy.start();
        }
    }

    /** Each server has folders of its own: the model lies where it was trained. */
    private static boolean hasOwn(Program server, String model) {
        return Files.exists(server.data().resolve("own-models").resolve(model));
    }

    private static Program.Answer training(String name, int steps) {
        Program.Answer accepted = servers.getFirst()
                .upload(
                        "/api/v1/trainings",
                        key,
                        new Form().file("mined.jsonl", """
                        {"query": "怎样重置密码", "pos": ["忘记口令时如何重设"], "neg": ["今天天气很好"]}
                        {"query": "贷款利率是多少", "pos": ["借款要付多少利息"], "neg": ["他在弹钢琴"]}
                        """).field("training", """
                        {"name": "%s", "model": "bge-small-zh-v1.5",
                         "settings": {"batchSize": 2, "epochs": %d, "saveSteps": 5}}
                        """.formatted(name, steps)));
        assertThat(accepted.code()).as(accepted.body()).isEqualTo(202);
        return accepted;
    }

    private static List<Integer> steps(Program server, String training) {
        return JsonPath.from(server.get("/api/v1/trainings/" + training + "/curve", key)
                        .body())
                .getList("points.step", Integer.class);
    }

    private static String workerOf(Program server) throws IOException {
        return Files.readString(server.data().resolve("worker-id")).strip();
    }

    /** The first value of the first row, or nothing; jobs of all tenants are seen. */
    private static String asWorker(String query) throws SQLException {
        DatabaseAccess owner = cluster.application();
        try (Connection connection = owner.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('embedsmith.job_worker', 'on', true)");
            try (ResultSet rows = statement.executeQuery(query)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }
}
