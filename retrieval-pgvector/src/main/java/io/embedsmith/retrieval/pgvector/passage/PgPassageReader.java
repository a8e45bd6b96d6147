package io.embedsmith.retrieval.pgvector.passage;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pgvector.store.MetadataJson;
import io.embedsmith.retrieval.pipeline.FoundPassage;
import io.embedsmith.retrieval.pipeline.PassageReader;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of passages with their documents, in one query. */
public final class PgPassageReader implements PassageReader {
    private final Database database;

    /** Reads through {@code database}. */
    public PgPassageReader(Database database) {
        this.database = database;
    }

    @Override
    public Map<PassageId, FoundPassage> read(SearchedCollection collection, List<PassageId> ids) {
        SqlStatement statement = PassageAddress.statement(
                ids, "SELECT d.key, d.title, d.metadata, " + DocumentRows.PASSAGE_COLUMNS + " FROM ", collection, "");
        return database.read(collection.tenant(), List.of(statement), results -> results.next(PgPassageReader::found));
    }

    private static Map<PassageId, FoundPassage> found(ResultSet rows) throws SQLException {
        Map<PassageId, FoundPassage> found = new HashMap<>();
        while (rows.next()) {
            DocumentKey key = new DocumentKey(rows.getString("key"));
            FoundPassage passage = new FoundPassage(
                    key,
                    rows.getString("title"),
                    DocumentRows.passage(key, rows),
                    MetadataJson.read(rows.getString("metadata")));
            found.put(passage.passage().id(), passage);
        }
        return found;
    }
}
