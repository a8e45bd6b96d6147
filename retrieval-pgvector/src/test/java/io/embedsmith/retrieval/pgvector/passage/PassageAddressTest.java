package io.embedsmith.retrieval.pgvector.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.document.DocumentKey;
import org.junit.jupiter.api.Test;

class PassageAddressTest {

    @Test
    void numberBehindTheLastSignMayBePartOfTheKey() {
        assertThat(PassageAddress.of(new PassageId("a#b#12")))
                .containsExactly(
                        new PassageAddress(new DocumentKey("a#b#12"), 0, true),
                        new PassageAddress(new DocumentKey("a#b"), 12, false));
    }

    @Test
    void otherIdsAreKeys() {
        assertThat(PassageAddress.of(new PassageId("a#01")))
                .containsExactly(new PassageAddress(new DocumentKey("a#01"), 0, true));
        assertThat(PassageAddress.of(new PassageId("#1")))
                .containsExactly(new PassageAddress(new DocumentKey("#1"), 0, true));
    }

    @Test
    void passageOfADocumentWithTheLongestKeyIsFound() {
        DocumentKey key = new DocumentKey("k".repeat(DocumentKey.MAX_LENGTH));
        assertThat(PassageAddress.of(new PassageId(key + "#3"))).containsExactly(new PassageAddress(key, 3, false));
    }
}
