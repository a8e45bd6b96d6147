package io.embedsmith.retrieval.pgvector.passage;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import io.embedsmith.retrieval.search.NearestPassages.NearPassage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads texts and vectors of passages in one query. */
public final class PassageVectors {
    private final Database database;

    /** Reads through {@code database}. */
    public PassageVectors(Database database) {
        this.database = database;
    }

    /** Those of the passages that are still there. */
    public Map<PassageId, NearPassage> read(SearchedCollection collection, List<PassageId> ids) {
        CollectionTables tables = new CollectionTables(collection.id());
        SqlStatement statement = PassageAddress.statement(
                ids,
                "SELECT d.key, p.ordinal, p.whole, p.text, v.embedding::real[] FROM ",
                collection,
                " JOIN " + tables.vector() + " v USING (passage_no)");
        return database.read(collection.tenant(), List.of(statement), results -> results.next(PassageVectors::found));
    }

    private static Map<PassageId, NearPassage> found(ResultSet rows) throws SQLException {
        Map<PassageId, NearPassage> found = new HashMap<>();
        while (rows.next()) {
            PassageId id = DocumentRows.passageId(rows.getString(1), rows.getInt(2), rows.getBoolean(3));
            Float[] components = (Float[]) rows.getArray(5).getArray();
            float[] vector = new float[components.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = components[i];
            }
            found.put(id, new NearPassage(id, rows.getString(4), DenseVector.copyOf(vector)));
        }
        return found;
    }
}
