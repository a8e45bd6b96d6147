package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.embedsmith.retrieval.tenant.TenantId;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it measures a collection by a set goes on with the queries that it had not searched. */
@Timeout(240)
class KilledMeasurementIT {
    private static final int QUERIES = 1_000;
    private static final List<String> DOCUMENTS =
            List.of("忘记密码时,请在登录页点击找回密码。", "七天之内可以无理由退货。", "The canteen serves soup from noon on.", "电子发票在订单页面下载。");
    private static final String SET = "/api/v1/collections/killed/evaluation-sets";
    private static final String RUNS = SET + "/many/runs";

    @TempDir
    private static Path folder;

    private static TemporaryCluster cluster;
    private static Program server;

    @BeforeAll
    static void start() throws Exception {
        cluster = TemporaryCluster.start();
        server = new Program(
                Files.createDirectories(folder.resolve("data")),
                Map.of(
                        "EMBEDSMITH_DATABASE_URL", cluster.application().jdbcUrl(),
                        "EMBEDSMITH_DATABASE_USER", cluster.application().user(),
                        "EMBEDSMITH_DATABASE_PASSWORD", cluster.application().password(),
                        "EMBEDSMITH_DATABASE_OWNER_USER", cluster.owner().user(),
                        "EMBEDSMITH_DATABASE_OWNER_PASSWORD", cluster.owner().password()));
        server.start();
        String key = server.adminKey();
        assertThat(server.post("/api/v1/collections", key, "{\"name\": \"killed\", \"model\": \"" + Kept.MODEL + "\"}")
                        .code())
                .isEqualTo(201);
        for (int i = 0; i < DOCUMENTS.size(); i++) {
            assertThat(server.put(
                                    "/api/v1/collections/killed/documents/d" + i,
                                    key,
                                    "{\"text\": \"" + DOCUMENTS.get(i) + "\"}")
                            .code())
                    .isEqualTo(200);
        }
        String queries = IntStream.range(0, QUERIES)
                .mapToObj(
                        i -> "{\"id\": \"q%04d\", \"text\": \"第%d个问题 question %d\", \"judgements\":".formatted(i, i, i)
                                + " [{\"target\": \"d" + i % DOCUMENTS.size() + "\", \"grade\": 1}]}")
                .collect(Collectors.joining(", "));
        Program.Answer set = server.post(SET, key, "{\"name\": \"many\", \"queries\": [" + queries + "]}");
        assertThat(set.code()).as(set.body()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
        cluster.close();
    }

    @Test
    void queriesThatWereSearchedAreNotSearchedAgain() throws Exception {
        String id = killedHalfWay();
        assertThat(count(id)).isBetween(1L, QUERIES - 1L);
        // A sign that a second search would not leave: nothing found.
        change(
                "UPDATE embedsmith.evaluation_found SET found = '{\"dense\":[],\"keyword\":[],\"reranked\":null}'"
                        + " WHERE job_id = ?::uuid AND query_id = 'q0000'",
                id);

        server.start();
        JsonPath job = JsonPath.from(server.ended(id, server.adminKey()));
        assertThat(job.getString("state")).as(job.getString("message")).isEqualTo("succeeded");
        assertThat(job.getInt("done")).isEqualTo(QUERIES);
        assertThat(get(RUNS).getList("runs.id")).isEqualTo(List.of(id));
        assertThat(count(id)).isZero();

        Program.Answer again = server.post(RUNS, server.adminKey(), "{\"metric\": \"MRR@10\"}");
        JsonPath other = JsonPath.from(server.ended(again, server.adminKey()));
        List<Double> resumed = reciprocalRanks(id);
        List<Double> whole = reciprocalRanks(other.getString("id"));
        assertThat(resumed.getFirst()).isZero();
        assertThat(whole.getFirst()).isPositive();
        assertThat(resumed.subList(1, QUERIES)).isEqualTo(whole.subList(1, QUERIES));
    }

    private static String killedHalfWay() throws InterruptedException {
        Program.Answer accepted = server.post(RUNS, server.adminKey(), "{\"metric\": \"MRR@10\"}");
        assertThat(accepted.code()).as(accepted.body()).isEqualTo(202);
        String id = JsonPath.from(accepted.body()).getString("id");
        while (get("/api/v1/jobs/" + id).getInt("done") < QUERIES / 20) {
            Thread.sleep(20);
        }
        server.kill();
        return id;
    }

    private static JsonPath get(String path) {
        return JsonPath.from(server.get(path, server.adminKey()).body());
    }

    private static List<Double> reciprocalRanks(String run) {
        return get(RUNS + "/" + run + "/queries").getList("scores.dense.'MRR@10'", Double.class);
    }

    private static long count(String job) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM embedsmith.evaluation_found WHERE job_id = ?::uuid")) {
            statement.setString(1, job);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void change(String sql, String job) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, job);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** One that sees the rows of the only tenant. */
    private static Connection connection() throws SQLException {
        Connection connection = cluster.application().unpooled().getConnection();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('embedsmith.tenant', ?, false)")) {
            statement.setString(1, TenantId.DEFAULT.value().toString());
            statement.execute();
        }
        return connection;
    }
}
