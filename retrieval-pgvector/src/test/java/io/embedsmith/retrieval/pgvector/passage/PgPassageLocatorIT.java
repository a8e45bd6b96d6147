package io.embedsmith.retrieval.pgvector.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PgPassageLocatorIT {
    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();
    private final PassageLocator locator = retrieval.system.passages();

    @Test
    void passagesLeadToTheirDocumentsAndWhatIsNotThereIsLeftOut() {
        retrieval.ingest(
                collection,
                Sources.document("手册#7", "first passage", "second passage"),
                Sources.document("b", "other"));

        assertThat(locator.documents(
                        TenantId.DEFAULT,
                        collection,
                        List.of(id("手册#7#0"), id("手册#7#1"), id("手册#7#2"), id("手册#7"), id("b#0"), id("c#0"))))
                .isEqualTo(Map.of(id("手册#7#0"), key("手册#7"), id("手册#7#1"), key("手册#7"), id("b#0"), key("b")));
        assertThat(locator.present(TenantId.DEFAULT, collection, List.of(key("手册#7"), key("手册"), key("b"))))
                .containsExactlyInAnyOrder(key("手册#7"), key("b"));
    }

    @Test
    void moreThanOneStatementTakesAreAskedForInParts() {
        retrieval.ingest(collection, Sources.document("d", "only one"));
        List<PassageId> ids = IntStream.range(0, 12_000)
                .mapToObj(ordinal -> id("d#" + (11_999 - ordinal)))
                .toList();

        assertThat(locator.documents(TenantId.DEFAULT, collection, ids)).containsOnlyKeys(id("d#0"));
        assertThat(locator.documents(TenantId.DEFAULT, collection, List.of())).isEmpty();
    }

    private static PassageId id(String value) {
        return new PassageId(value);
    }

    private static DocumentKey key(String value) {
        return new DocumentKey(value);
    }
}
