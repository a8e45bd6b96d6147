package io.embedsmith.retrieval.pgvector.schema;

import io.embedsmith.retrieval.RetrievalException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Brings the schema of a database up to date. */
public final class DatabaseSchema {
    /** Schema that holds every table. */
    public static final String NAME = "embedsmith";

    private static final Logger LOG = Logger.getLogger(DatabaseSchema.class);
    private static final MigrationSet RETRIEVAL = new MigrationSet(
            DatabaseSchema.class.getClassLoader(),
            "db/retrieval",
            List.of(
                    "V1__tenants_and_collections.sql",
                    "V2__collection_tables.sql",
                    "V3__search_functions.sql",
                    "V4__score_each_candidate_once.sql",
                    "V5__threshold_of_a_collection.sql"));

    private DatabaseSchema() {}

    /**
     * Runs the migrations that are missing. Several processes may call it at once; one does the work.
     *
     * @param owner connections of the role that owns the tables; must not be the one that the application runs as
     * @param applicationRole gets what it needs and no more
     * @param more migrations of other parts, versions 100 and up
     * @throws RetrievalException if the database is away, pgvector is missing or too old, or a script fails
     */
    public static void migrate(DataSource owner, String applicationRole, List<MigrationSet> more) {
        if (!applicationRole.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
            throw new RetrievalException(
                    RetrievalException.Kind.INVALID,
                    "invalid-request",
                    "role name '" + applicationRole + "' is not allowed: letters, digits and '_', at most 63");
        }
        String vectorSchema = vectorSchema(owner);
        List<MigrationSet> sets = new ArrayList<>(List.of(RETRIEVAL));
        sets.addAll(more);
        try {
            int applied = Flyway.configure(DatabaseSchema.class.getClassLoader())
                    .dataSource(owner)
                    .schemas(NAME)
                    .createSchemas(true)
                    .resourceProvider(new NamedScripts(sets))
                    .javaMigrationClassProvider(List::of)
                    .placeholders(Map.of("applicationRole", applicationRole, "vectorSchema", vectorSchema))
                    // A database that has scripts 100 and up gets a new one of these later.
                    .outOfOrder(true)
                    .lockRetryCount(120)
                    .load()
                    .migrate()
                    .migrationsExecuted;
            LOG.debugf("%d migrations were run", applied);
        } catch (FlywayException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.UNAVAILABLE,
                    "database-unavailable",
                    "the schema cannot be brought up to date: " + e.getMessage(),
                    e);
        }
    }

    /** Schema of the extension, which an operator may have put anywhere. */
    private static String vectorSchema(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            String query = "SELECT quote_ident(nspname), string_to_array(extversion, '.')::int[] < ARRAY[0, 8, 0],"
                    + " extversion FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace"
                    + " WHERE extname = 'vector'";
            ResultSet found = statement.executeQuery(query);
            if (!found.next()) {
                statement.execute("CREATE EXTENSION vector");
                found = statement.executeQuery(query);
                found.next();
            }
            if (found.getBoolean(2)) {
                throw new RetrievalException(
                        RetrievalException.Kind.UNAVAILABLE,
                        "database-unavailable",
                        "pgvector " + found.getString(3) + " is in the database, 0.8.0 or later is needed; install it"
                                + " and run ALTER EXTENSION vector UPDATE as a superuser");
            }
            return found.getString(1);
        } catch (SQLException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.UNAVAILABLE,
                    "database-unavailable",
                    "the database cannot be used by its owner role: " + e.getMessage()
                            + "; where the extension is missing, run CREATE EXTENSION vector in the database as a"
                            + " superuser",
                    e);
        }
    }
}
