package io.embedsmith.retrieval.pgvector.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.embedsmith.retrieval.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseSchemaIT {
    private static final List<MigrationSet> LATER =
            List.of(new MigrationSet(DatabaseSchemaIT.class.getClassLoader(), "db/later", List.of("V100__later.sql")));

    private final DataSource owner = TestDatabase.shared().owner();

    @AfterEach
    void forgetWhatIsLater() throws SQLException {
        run("DROP TABLE IF EXISTS embedsmith.later");
        run("DELETE FROM embedsmith.flyway_schema_history WHERE version = '100'");
    }

    /** As after an update: the database is of a version that had V100 already, but not V5. */
    @Test
    void aScriptThatIsNewComesIntoADatabaseThatHasLaterOnes() throws SQLException {
        migrate();
        run("ALTER TABLE embedsmith.collection DROP COLUMN threshold");
        run("DELETE FROM embedsmith.flyway_schema_history WHERE version = '5'");

        migrate();

        assertThat(count("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'embedsmith'"
                        + " AND table_name = 'collection' AND column_name = 'threshold'"))
                .isEqualTo(1);
    }

    private void migrate() {
        DatabaseSchema.migrate(owner, TemporaryCluster.shared().application().user(), LATER);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
