package io.embedsmith.retrieval.pgvector.robustness;

import static io.embedsmith.retrieval.testing.Sources.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.collection.VectorType;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.HashingModel;
import io.embedsmith.retrieval.testing.Integrity;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();

    private DocumentInfo get(String key) {
        return retrieval.documents().get(TenantId.DEFAULT, collection, new DocumentKey(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE embedsmith.collection; --",
                "\" OR 1=1 --",
                "$1 ${x} :name ?",
                "back\\slash\\'",
                "E'\\x27'",
                "%_%",
                "{1:1}/1000000000",
                "[1,2,3]"
            })
    void sqlInAnyFieldIsJustText(String nasty) {
        retrieval.ingest(collection, document(nasty, Map.of(nasty, nasty, "list", List.of(nasty)), nasty + " word"));

        assertThat(get(nasty).metadata()).containsEntry(nasty, nasty).containsEntry("list", List.of(nasty));
        assertThat(retrieval.keywordIds(collection, "word")).containsExactly(nasty + "#0");
        assertThat(retrieval.keyword(collection, nasty, 10).size()).isLessThanOrEqualTo(1);
        assertThat(retrieval
                        .keyword(collection, "word", 10, Optional.of(new Filter.Equals(nasty, nasty)))
                        .size())
                .isEqualTo(1);
        assertThat(retrieval.documents().delete(TenantId.DEFAULT, collection, new DocumentKey(nasty)))
                .isTrue();
        Integrity.check(retrieval.database(), collection);
    }

    @Test
    void textThatPostgresCannotHoldIsReplacedCharacterByCharacter() {
        retrieval.ingest(
                collection,
                document(
                        "a",
                        Map.of("note\0", "half \uD83D", "list", List.of("\0")),
                        "nul \0 and half \uDC00 fox \uD83D\uDE00"));

        assertThat(retrieval
                        .documents()
                        .passages(TenantId.DEFAULT, collection, new DocumentKey("a"), 0, 1)
                        .getFirst()
                        .text())
                .isEqualTo("nul \uFFFD and half \uFFFD fox \uD83D\uDE00");
        assertThat(get("a").metadata()).isEqualTo(Map.of("note\uFFFD", "half \uFFFD", "list", List.of("\uFFFD")));
        assertThat(retrieval.keywordIds(collection, "fox")).containsExactly("a#0");
    }

    @Test
    void metadataOfAnotherKindMakesAFailedDocumentAndLosesNoOther() {
        IngestReport report = retrieval.ingest(
                collection,
                document("nested", Map.of("a", Map.of("b", 1)), "one"),
                document("reserved", Map.of("document.key", "x"), "two"),
                document("nan", Map.of("n", Double.NaN), "three"),
                document("long", Map.of("n", "x".repeat(40_000)), "four"),
                document("good", "five"));

        assertThat(report.failed()).isEqualTo(4);
        assertThat(report.added()).isEqualTo(1);
        assertThat(get("nested").failure().orElseThrow().message()).contains("'a'");
        assertThat(get("reserved").failure().orElseThrow().message()).contains("document.key");
        assertThat(get("nan").failure().orElseThrow().message()).contains("NaN");
        assertThat(get("long").failure().orElseThrow().message()).contains("32768");
        assertThat(retrieval.keywordIds(collection, "five")).containsExactly("good#0");
    }

    @Test
    void enormousPassageIsStoredAndFound() {
        StringBuilder text = new StringBuilder("w".repeat(255));
        for (int i = 0; i < 30_000; i++) {
            text.append(" word").append(i);
        }
        retrieval.ingest(collection, Sources.whole("big", text.toString()));
        assertThat(retrieval.keywordIds(collection, "word7")).containsExactly("big");
        Integrity.check(retrieval.database(), collection);
    }

    @Test
    void emptyDocumentIsThereWithoutPassages() {
        retrieval.ingest(collection, document("empty"));
        assertThat(get("empty").passages()).isZero();
        assertThat(get("empty").failure()).isEmpty();
        Integrity.check(retrieval.database(), collection);
    }

    @Test
    void longestKeyOfWideCharactersIsTaken() {
        String key = "\u952E".repeat(DocumentKey.MAX_LENGTH);
        retrieval.ingest(collection, document(key, "one"));
        assertThat(retrieval.keywordIds(collection, "one")).containsExactly(key + "#0");
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        retrieval.models.put(new HashingModel("wide", 3_000));
        CollectionSettings settings =
                CollectionSettings.of(retrieval.model.card().id());
        CollectionSettings wide = new CollectionSettings(
                new ModelId("wide"), VectorType.VECTOR, SplitSettings.DEFAULT, Fusion.DEFAULT, List.of());
        CollectionSettings tooLong = new CollectionSettings(
                settings.model(),
                settings.vectorType(),
                new SplitSettings(4_096, 0, true),
                settings.fusion(),
                List.of());
        CollectionSettings otherType = new CollectionSettings(
                settings.model(), VectorType.VECTOR, settings.splitting(), settings.fusion(), List.of());

        refused("invalid-request", "3000", () -> create("wide", wide));
        refused("invalid-request", "512", () -> create("long", tooLong));
        refused("collection-exists", collection.value(), () -> create(collection.value(), settings));
        refused(
                "invalid-request",
                "HALFVEC",
                () -> retrieval.collections().update(TenantId.DEFAULT, collection, otherType));
        refused(
                "invalid-request",
                "1000000",
                () -> retrieval
                        .documents()
                        .list(
                                TenantId.DEFAULT,
                                collection,
                                new DocumentStore.Page(Optional.empty(), Optional.empty(), 1_000_000)));
        refused(
                "invalid-request",
                "0",
                () -> retrieval.documents().passages(TenantId.DEFAULT, collection, new DocumentKey("a"), 0, 0));
    }

    private void create(String name, CollectionSettings settings) {
        retrieval.collections().create(TenantId.DEFAULT, new CollectionName(name), settings);
    }

    @Test
    void removedCollectionIsGoneWithItsTables() {
        retrieval.ingest(collection, document("a", "one"));
        CollectionSettings settings =
                retrieval.collections().get(TenantId.DEFAULT, collection).settings();
        retrieval.collections().delete(TenantId.DEFAULT, collection);
        refused(
                "collection-not-found",
                collection.value(),
                () -> retrieval.collections().get(TenantId.DEFAULT, collection));
        refused(
                "collection-not-found",
                collection.value(),
                () -> retrieval.collections().delete(TenantId.DEFAULT, collection));
        // The name is free again, and nothing of the old one shines through.
        create(collection.value(), settings);
        assertThat(retrieval.keywordIds(collection, "one")).isEmpty();
    }

    private static void refused(String code, String named, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining(named)
                .extracting(e -> ((RetrievalException) e).code())
                .isEqualTo(code);
    }
}
