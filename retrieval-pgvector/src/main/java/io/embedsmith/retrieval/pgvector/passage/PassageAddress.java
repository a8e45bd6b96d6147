package io.embedsmith.retrieval.pgvector.passage;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
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

    byte[] keyHash() {
        return DocumentRows.keyHash(key);
    }
}
