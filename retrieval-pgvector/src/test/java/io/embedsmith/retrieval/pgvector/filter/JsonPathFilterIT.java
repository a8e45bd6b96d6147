package io.embedsmith.retrieval.pgvector.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database gives what {@link FilterOracle} gives, with and without the index. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonPathFilterIT {
    private static final int FILTERS_PER_SEED = 40;
    private static final int DOCUMENTS = 300;

    private Connection connection;

    @BeforeAll
    void connect() throws SQLException {
        connection = TemporaryCluster.shared().owner().unpooled().getConnection();
    }

    @AfterAll
    void disconnect() throws SQLException {
        connection.close();
    }

    static LongStream seeds() {
        return Long.getLong("tests.seed") == null
                ? LongStream.rangeClosed(1, 25)
                : LongStream.of(Long.getLong("tests.seed"));
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void randomFiltersFindWhatTheOracleFinds(long seed) throws SQLException {
        RandomFilters random = new RandomFilters(seed);
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(random.metadata());
        }
        store(documents);
        for (int i = 0; i < FILTERS_PER_SEED; i++) {
            Filter filter = random.filter(4);
            Set<Integer> expected = oracle(filter, documents);
            assertThat(matching(filter, "enable_bitmapscan"))
                    .as("sequential: %s", filter)
                    .isEqualTo(expected);
            assertThat(matching(filter, "enable_seqscan"))
                    .as("by index: %s", filter)
                    .isEqualTo(expected);
        }
    }

    @Test
    void equalityIsAnsweredByTheIndex() throws SQLException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            documents.add(Map.of("number", i, "lang", i % 2 == 0 ? "zh" : "en"));
        }
        store(documents);
        Filter filter = new Filter.And(List.of(new Filter.Equals("number", 4_711), new Filter.Equals("lang", "en")));
        try (PreparedStatement explain =
                connection.prepareStatement("EXPLAIN SELECT id FROM filtered WHERE metadata @@ ?::jsonpath")) {
            explain.setString(1, JsonPathFilter.of(filter));
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains("Bitmap Index Scan on filtered_metadata");
        }
        assertThat(matching(filter, "enable_seqscan")).containsExactly(4_711);
    }

    private void store(List<Map<String, Object>> documents) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS filtered");
            statement.execute("CREATE TEMPORARY TABLE filtered (id int, metadata jsonb)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO filtered VALUES (?, ?::jsonb)")) {
            for (int i = 0; i < documents.size(); i++) {
                insert.setInt(1, i);
                insert.setString(
                        2, new JsonMapper().valueToTree(documents.get(i)).toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE INDEX filtered_metadata ON filtered USING gin (metadata jsonb_path_ops)");
            statement.execute("ANALYZE filtered");
        }
    }

    private Set<Integer> matching(Filter filter, String switchedOff) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET ALL");
            statement.execute("SET " + switchedOff + " = off");
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM filtered WHERE metadata @@ ?::jsonpath")) {
            select.setString(1, JsonPathFilter.of(filter));
            Set<Integer> ids = new TreeSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
            return ids;
        }
    }

    private static Set<Integer> oracle(Filter filter, List<Map<String, Object>> documents) {
        Set<Integer> ids = new TreeSet<>();
        for (int i = 0; i < documents.size(); i++) {
            if (FilterOracle.holds(filter, documents.get(i))) {
                ids.add(i);
            }
        }
        return ids;
    }
}
