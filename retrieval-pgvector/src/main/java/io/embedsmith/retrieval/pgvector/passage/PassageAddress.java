package io.embedsmith.retrieval.pgvector.passage;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a passage may stand. */
record PassageAddress(DocumentKey key, int ordinal, boolean whole) {
    private static final Pattern NUMBERED = Pattern.compile("(.+)#(0|[1-9][0-9]{0,8})", Pattern.DOTALL);

    /** {@code a#1} is passage 1 of document {@code a}, or document {@code a#1} kept whole. */
    static List<PassageAddress> of(PassageId id) {
        List<PassageAddress> addresses = new ArrayList<>(2);
        if (id.value().length() <= DocumentKey.MAX_LENGTH) {
            addresses.add(new PassageAddress(new DocumentKey(id.value()), 0, true));
        }
        Matcher numbered = NUMBERED.matcher(id.value());
        if (numbered.matches()) {
            addresses.add(
                    new PassageAddress(new DocumentKey(numbered.group(1)), Integer.parseInt(numbered.group(2)), false));
        }
        return addresses;
    }

    /**
     * A query over some passages, {@code p}, of documents, {@code d}.
     *
     * @param select up to what it is selected from
     * @param more what else is joined
     */
    static SqlStatement statement(List<PassageId> ids, String select, SearchedCollection collection, String more) {
        List<PassageAddress> addresses =
                ids.stream().flatMap(id -> of(id).stream()).toList();
        CollectionTables tables = new CollectionTables(collection.id());
        String sql = select + "unnest(?::bytea[], ?::int[], ?::boolean[]) AS a (key_hash, ordinal, whole)"
                + " JOIN " + tables.document() + " d ON d.key_hash = a.key_hash"
                + " JOIN " + tables.passage()
                + " p ON p.document_id = d.document_id AND p.ordinal = a.ordinal AND p.whole = a.whole" + more;
        return new SqlStatement(
                sql,
                List.of(
                        SqlStatement.array(
                                "bytea",
                                addresses.stream().map(PassageAddress::keyHash).toArray(byte[][]::new)),
                        SqlStatement.array(
                                "int4",
                                addresses.stream().map(PassageAddress::ordinal).toArray()),
                        SqlStatement.array(
                                "bool",
                                addresses.stream().map(PassageAddress::whole).toArray())));
    }

    byte[] keyHash() {
        return DocumentRows.keyHash(key);
    }
}
