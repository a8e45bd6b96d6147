package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.bm25.TermCounts;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A passage on its way in.
 *
 * @param ordinal place in the document
 * @param hash of all that the model sees and the user reads; equal hashes share a vector
 */
record PlannedPassage(SourceDocument.Passage source, int ordinal, ByteBuffer hash) {
    private static final int HASH_BYTES = 16;

    static PlannedPassage of(SourceDocument.Passage source, int ordinal) {
        MessageDigest digest = DocumentRows.sha256();
        update(digest, source.embeddedText());
        update(digest, source.text());
        source.headings().forEach(heading -> update(digest, heading));
        return new PlannedPassage(
                source,
                ordinal,
                ByteBuffer.wrap(Arrays.copyOf(digest.digest(), HASH_BYTES)).asReadOnlyBuffer());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    byte[] hashBytes() {
        byte[] bytes = new byte[HASH_BYTES];
        hash.duplicate().get(bytes);
        return bytes;
    }

    /** A passage that is not there yet. */
    record Fresh(PlannedPassage passage, TermCounts terms) {}

    /** A passage that is there under a number and stays, perhaps at another place. */
    record Kept(PlannedPassage passage, long passageNumber) {}
}
