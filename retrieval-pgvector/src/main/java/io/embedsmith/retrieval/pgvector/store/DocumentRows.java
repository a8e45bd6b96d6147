package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How rows of documents and passages become values. */
public final class DocumentRows {
    /** Columns that {@link #document} reads. */
    static final String DOCUMENT_COLUMNS = "key, title, media_type, failure_code, failure_message, content_hash,"
            + " characters, passages, metadata, created_at, updated_at";

    /** Columns of a passage, alias p, that {@link #passage} reads. */
    public static final String PASSAGE_COLUMNS =
            "p.ordinal, p.whole, p.start_offset, p.end_offset, p.page, p.tokens," + " p.headings, p.text";

    private DocumentRows() {}

    static DocumentInfo document(ResultSet row) throws SQLException {
        String failureCode = row.getString("failure_code");
        return new DocumentInfo(
                new DocumentKey(row.getString("key")),
                row.getString("title"),
                row.getString("media_type"),
                failureCode == null
                        ? Optional.empty()
                        : Optional.of(new DocumentFailure(failureCode, row.getString("failure_message"))),
                row.getString("content_hash"),
                row.getInt("characters"),
                row.getInt("passages"),
                MetadataJson.read(row.getString("metadata")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** The passage of a row that has {@link #PASSAGE_COLUMNS}. */
    public static PassageView passage(DocumentKey key, ResultSet row) throws SQLException {
        int ordinal = row.getInt("ordinal");
        int page = row.getInt("page");
        OptionalInt pageNumber = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(page);
        return new PassageView(
                passageId(key.value(), ordinal, row.getBoolean("whole")),
                ordinal,
                row.getString("text"),
                List.of((String[]) row.getArray("headings").getArray()),
                row.getInt("start_offset"),
                row.getInt("end_offset"),
                pageNumber,
                row.getInt("tokens"));
    }

    /** {@code key#ordinal}, or the key alone where the document was kept whole. */
    public static PassageId passageId(String key, int ordinal, boolean whole) {
        return new PassageId(whole ? key : key + "#" + ordinal);
    }

    /** What documents are unique by. */
    public static byte[] keyHash(DocumentKey key) {
        return sha256().digest(key.value().getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
