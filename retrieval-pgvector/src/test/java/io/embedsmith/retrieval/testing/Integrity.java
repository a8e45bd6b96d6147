package io.embedsmith.retrieval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Every rule that the tables of a collection must keep, whatever happened to them. */
public final class Integrity {

    private Integrity() {}

    public static void check(Database database, CollectionName collection) {
        CollectionTables tables = new CollectionTables(new CollectionCatalog(database)
                .find(TenantId.DEFAULT, collection)
                .id());
        database.transaction(TenantId.DEFAULT, connection -> {
            try (Statement statement = connection.createStatement()) {
                assertThat(pairs(
                                statement,
                                "SELECT document_id, passages FROM " + tables.document() + " WHERE passages > 0"))
                        .as("passages of each document")
                        .isEqualTo(pairs(
                                statement, "SELECT document_id, count(*) FROM " + tables.passage() + " GROUP BY 1"));
                assertThat(pairs(
                                statement,
                                "SELECT document_id, max(ordinal) + 1 FROM " + tables.passage() + " GROUP BY 1"))
                        .as("ordinals have no gap")
                        .isEqualTo(pairs(
                                statement,
                                "SELECT document_id, count(DISTINCT ordinal) FROM " + tables.passage()
                                        + " GROUP BY 1"));
                for (String table : new String[] {tables.vector(), tables.terms()}) {
                    assertThat(pairs(statement, "SELECT passage_no, document_id FROM " + table))
                            .as("rows of %s", table)
                            .isEqualTo(pairs(statement, "SELECT passage_no, document_id FROM " + tables.passage()));
                }
                assertThat(pairs(
                                statement,
                                "SELECT term, sum(delta) FROM " + tables.statistic()
                                        + " WHERE term <= 0 GROUP BY 1 HAVING sum(delta) <> 0"))
                        .as("counts in the ledger")
                        .isEqualTo(pairs(
                                statement,
                                "SELECT * FROM (SELECT 0, count(*) FROM " + tables.terms()
                                        + " UNION ALL SELECT -1, coalesce(sum(length), 0) FROM " + tables.terms()
                                        + " UNION ALL SELECT -2, count(*) FROM " + tables.document()
                                        + " WHERE failure_code IS NULL UNION ALL SELECT -3, count(*) FROM "
                                        + tables.document() + " WHERE failure_code IS NOT NULL) c (term, total)"
                                        + " WHERE total <> 0"));
                assertThat(pairs(
                                statement,
                                "SELECT term, sum(delta) FROM " + tables.statistic()
                                        + " WHERE term > 0 GROUP BY 1 HAVING sum(delta) <> 0"))
                        .as("document frequencies in the ledger")
                        .isEqualTo(
                                pairs(
                                        statement,
                                        "SELECT split_part(entry, ':', 1)::bigint, count(*) FROM "
                                                + tables.terms() + ", unnest(string_to_array(trim(both '{}' FROM"
                                                + " split_part(weights::text, '/', 1)), ',')) entry WHERE entry <> '' GROUP BY 1"));
            }
            return true;
        });
    }

    private static Map<Long, Long> pairs(Statement statement, String sql) throws java.sql.SQLException {
        Map<Long, Long> pairs = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                pairs.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return pairs;
    }
}
