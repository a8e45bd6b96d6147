package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings passages whose text stayed up to date: their place in the document, and the document's metadata. */
final class KeptPassages {

    private KeptPassages() {}

    static void update(Connection connection, CollectionTables tables, List<DocumentPlan.Change> changes)
            throws SQLException {
        List<Long> numbers = new ArrayList<>();
        List<Object> ordinals = new ArrayList<>();
        List<Object> wholes = new ArrayList<>();
        List<Object> starts = new ArrayList<>();
        List<Object> ends = new ArrayList<>();
        List<@Nullable Object> pages = new ArrayList<>();
        List<String> metadata = new ArrayList<>();
        for (DocumentPlan.Change change : changes) {
            for (PlannedPassage.Kept kept : change.kept()) {
                SourceDocument.Passage source = kept.passage().source();
                numbers.add(kept.passageNumber());
                ordinals.add(kept.passage().ordinal());
                wholes.add(source.whole());
                starts.add(source.start());
                ends.add(source.end());
                pages.add(source.page().isPresent() ? source.page().getAsInt() : null);
                metadata.add(change.metadata());
            }
        }
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + tables.passage() + " p " + """
                SET ordinal = s.ordinal, whole = s.whole, start_offset = s.start_offset,
                       end_offset = s.end_offset, page = s.page
                  FROM unnest(?::bigint[], ?::int[], ?::boolean[], ?::int[], ?::int[], ?::int[])
                       AS s (passage_no, ordinal, whole, start_offset, end_offset, page)
                 WHERE p.passage_no = s.passage_no
                   AND (p.ordinal, p.whole, p.start_offset, p.end_offset, p.page)
                       IS DISTINCT FROM (s.ordinal, s.whole, s.start_offset, s.end_offset, s.page)""")) {
            statement.setArray(1, connection.createArrayOf("int8", numbers.toArray()));
            statement.setArray(2, connection.createArrayOf("int4", ordinals.toArray()));
            statement.setArray(3, connection.createArrayOf("bool", wholes.toArray()));
            statement.setArray(4, connection.createArrayOf("int4", starts.toArray()));
            statement.setArray(5, connection.createArrayOf("int4", ends.toArray()));
            statement.setArray(6, connection.createArrayOf("int4", pages.toArray()));
            statement.executeUpdate();
        }
        for (String table : List.of(tables.vector(), tables.terms())) {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE " + table + " t " + """
                    SET metadata = s.metadata
                      FROM unnest(?::bigint[], ?::jsonb[]) AS s (passage_no, metadata)
                     WHERE t.passage_no = s.passage_no AND t.metadata IS DISTINCT FROM s.metadata""")) {
                statement.setArray(1, connection.createArrayOf("int8", numbers.toArray()));
                statement.setArray(2, connection.createArrayOf("jsonb", metadata.toArray()));
                statement.executeUpdate();
            }
        }
    }
}
