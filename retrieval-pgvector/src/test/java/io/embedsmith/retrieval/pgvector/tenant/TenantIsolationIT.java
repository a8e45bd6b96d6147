package io.embedsmith.retrieval.pgvector.tenant;

import static io.embedsmith.retrieval.testing.Sources.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.TestDatabase;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantIsolationIT {
    private static final TenantId STRANGER = new TenantId(new UUID(0, 2));
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final List<String> TABLES = List.of("document_", "passage_", "vector_", "terms_", "statistic_");

    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();
    private long number;

    @BeforeEach
    void twoTenants() throws SQLException {
        try (Connection connection = TestDatabase.shared().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('embedsmith.tenant', '" + STRANGER.value() + "', false)");
            statement.execute("INSERT INTO embedsmith.tenant (tenant_id, name) VALUES ('" + STRANGER.value()
                    + "', 'stranger') ON CONFLICT DO NOTHING");
        }
        retrieval.ingest(collection, document("secret", "the secret word"));
        number = new CollectionCatalog(retrieval.database())
                .find(TenantId.DEFAULT, collection)
                .id();
    }

    @Test
    void strangerFindsNothingThroughAnyCall() {
        DocumentKey key = new DocumentKey("secret");
        List<ThrowingCallable> calls = List.of(
                () -> retrieval.collections().get(STRANGER, collection),
                () -> retrieval
                        .collections()
                        .update(
                                STRANGER,
                                collection,
                                CollectionSettings.of(retrieval.model.card().id())),
                () -> retrieval.collections().delete(STRANGER, collection),
                () -> retrieval
                        .documents()
                        .list(STRANGER, collection, new DocumentStore.Page(Optional.empty(), Optional.empty(), 10)),
                () -> retrieval.documents().get(STRANGER, collection, key),
                () -> retrieval.documents().passages(STRANGER, collection, key, 0, 10),
                () -> retrieval.documents().delete(STRANGER, collection, key),
                () -> retrieval.system.passages().present(STRANGER, collection, List.of(key)),
                () -> retrieval.system.passages().documents(STRANGER, collection, List.of(new PassageId("secret#0"))),
                () -> retrieval
                        .ingestor()
                        .ingest(
                                STRANGER,
                                collection,
                                List.of(document("secret", "overwritten")).iterator(),
                                IngestListener.NONE),
                () -> retrieval.ingestor().resegment(STRANGER, collection, IngestListener.NONE),
                () -> new CollectionCatalog(retrieval.database()).find(STRANGER, collection));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(RetrievalException.class)
                    .extracting(e -> ((RetrievalException) e).code())
                    .isEqualTo("collection-not-found");
        }
        assertThat(retrieval.collections().list(STRANGER))
                .extracting(info -> info.name())
                .doesNotContain(collection);
        assertThat(retrieval.keywordIds(collection, "secret")).containsExactly("secret#0");
    }

    @Test
    void sameNamesOfTwoTenantsStayApart() {
        retrieval
                .collections()
                .create(
                        STRANGER,
                        collection,
                        CollectionSettings.of(retrieval.model.card().id()));
        retrieval
                .ingestor()
                .ingest(
                        STRANGER,
                        collection,
                        List.of(document("secret", "something else")).iterator(),
                        IngestListener.NONE);
        assertThat(retrieval.documents().passages(TenantId.DEFAULT, collection, new DocumentKey("secret"), 0, 10))
                .extracting(passage -> passage.text())
                .containsExactly("the secret word");
        retrieval.collections().delete(STRANGER, collection);
        assertThat(retrieval.keywordIds(collection, "secret")).containsExactly("secret#0");
    }

    @Test
    void rowsAreInvisibleWithoutTheirTenant() throws SQLException {
        for (Optional<TenantId> tenant : List.<Optional<TenantId>>of(Optional.empty(), Optional.of(STRANGER))) {
            for (String table : TABLES) {
                String name = "embedsmith." + table + number;
                assertThat(asApplication(tenant, "SELECT count(*) FROM " + name))
                        .isEqualTo("0");
                assertThat(asApplication(
                                tenant,
                                "WITH gone AS (DELETE FROM " + name + " RETURNING 1) SELECT count(*) FROM gone"))
                        .isEqualTo("0");
                assertThat(asApplication(
                                tenant,
                                "WITH changed AS (UPDATE " + name
                                        + " SET tenant_id = tenant_id RETURNING 1) SELECT count(*) FROM changed"))
                        .isEqualTo("0");
            }
            assertThat(asApplication(
                            tenant, "SELECT count(*) FROM embedsmith.collection WHERE collection_id = " + number))
                    .isEqualTo("0");
        }
        assertThat(asApplication(Optional.empty(), "SELECT count(*) FROM embedsmith.tenant"))
                .isEqualTo("0");
        assertThat(asApplication(Optional.of(TenantId.DEFAULT), "SELECT count(*) FROM embedsmith.passage_" + number))
                .isEqualTo("1");
    }

    @Test
    void noRowCanBeWrittenForAnotherTenant() {
        refused(
                INSUFFICIENT_PRIVILEGE,
                Optional.of(STRANGER),
                "INSERT INTO embedsmith.statistic_" + number + " (tenant_id, term, delta) VALUES ('"
                        + TenantId.DEFAULT.value() + "', 1, 1)");
        refused(
                INSUFFICIENT_PRIVILEGE,
                Optional.empty(),
                "INSERT INTO embedsmith.statistic_" + number + " (tenant_id, term, delta) VALUES ('"
                        + TenantId.DEFAULT.value() + "', 1, 1)");
        refused(
                INSUFFICIENT_PRIVILEGE,
                Optional.of(TenantId.DEFAULT),
                "UPDATE embedsmith.document_" + number + " SET tenant_id = '" + STRANGER.value() + "'");
        refused(
                INSUFFICIENT_PRIVILEGE,
                Optional.empty(),
                "SELECT embedsmith.create_collection('x', 'm', 4, 'halfvec', 256, 32, true," + " '{}', '{}')");
    }

    @Test
    void functionsOfTheOwnerCheckTheTenant() throws SQLException {
        for (Optional<TenantId> tenant : List.<Optional<TenantId>>of(Optional.empty(), Optional.of(STRANGER))) {
            assertThat(asApplication(tenant, "SELECT embedsmith.drop_collection(" + number + ")"))
                    .isEqualTo("f");
            assertThat(asApplication(tenant, "SELECT embedsmith.build_vector_index(" + number + ", 16, 64)"))
                    .isEqualTo("f");
            refused(
                    "42P01",
                    tenant,
                    "SELECT * FROM embedsmith.keyword_candidates(" + number
                            + ", 'secret'::tsquery, '{1:1}/1000000000', 10, NULL, NULL)");
            refused("42P01", tenant, "SELECT embedsmith.matching_documents(" + number + ", '1 == 1', 100)");
        }
        refused(INSUFFICIENT_PRIVILEGE, Optional.of(STRANGER), "SELECT embedsmith.protect('tenant', true)");
    }

    @Test
    void applicationRoleCannotPassRowLevelSecurity() {
        refused(
                INSUFFICIENT_PRIVILEGE,
                Optional.empty(),
                "SET LOCAL row_security = off; SELECT * FROM embedsmith.passage_" + number);
        refused(INSUFFICIENT_PRIVILEGE, Optional.empty(), "SET ROLE embedsmith_owner");
        refused(
                INSUFFICIENT_PRIVILEGE,
                Optional.empty(),
                "ALTER TABLE embedsmith.passage_" + number + " DISABLE ROW LEVEL SECURITY");
        refused(INSUFFICIENT_PRIVILEGE, Optional.empty(), "CREATE TABLE embedsmith.mine (a int)");
        refused(INSUFFICIENT_PRIVILEGE, Optional.empty(), "ALTER ROLE embedsmith_app BYPASSRLS");
    }

    @Test
    void everyTableForcesRowLevelSecurity() throws SQLException {
        List<String> open = new ArrayList<>();
        try (Connection connection = TestDatabase.shared().owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT relname FROM pg_class c JOIN pg_namespace n"
                        + " ON n.oid = c.relnamespace WHERE nspname = 'embedsmith' AND relkind IN ('r', 'p')"
                        + " AND NOT (relrowsecurity AND relforcerowsecurity)"
                        + " AND relname <> 'flyway_schema_history'")) {
            while (rows.next()) {
                open.add(rows.getString(1));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void roleThatIsTooStrongIsRefused() {
        assertThatThrownBy(() -> Database.open(TestDatabase.shared().owner()))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("embedsmith_owner")
                .hasMessageContaining("owns the tables");
    }

    private static String asApplication(Optional<TenantId> tenant, String sql) throws SQLException {
        try (Connection connection = TestDatabase.shared().application().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                if (tenant.isPresent()) {
                    statement.execute("SELECT set_config('embedsmith.tenant', '"
                            + tenant.get().value() + "', true), set_config('search_path', 'embedsmith, public', true)");
                } else {
                    statement.execute("SELECT set_config('search_path', 'embedsmith, public', true)");
                }
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    return rows.getString(1);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void refused(String state, Optional<TenantId> tenant, String sql) {
        assertThatThrownBy(() -> asApplication(tenant, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(sql).isEqualTo(state));
    }
}
