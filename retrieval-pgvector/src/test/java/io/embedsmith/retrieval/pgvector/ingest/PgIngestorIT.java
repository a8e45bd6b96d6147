package io.embedsmith.retrieval.pgvector.ingest;

import static io.embedsmith.retrieval.testing.Sources.document;
import static io.embedsmith.retrieval.testing.Sources.failed;
import static io.embedsmith.retrieval.testing.Sources.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.HashingModel;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PgIngestorIT {
    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();

    private CollectionInfo info() {
        return retrieval.collections().get(TenantId.DEFAULT, collection);
    }

    private List<String> texts(String key) {
        return retrieval.documents().passages(TenantId.DEFAULT, collection, new DocumentKey(key), 0, 1_000).stream()
                .map(PassageView::text)
                .toList();
    }

    @Test
    void documentCanBeFoundWhenTheCallReturns() {
        IngestReport report = retrieval.ingest(collection, document("a.md", "the red fox", "the brown bear"));

        assertThat(report).isEqualTo(new IngestReport(1, 0, 0, 0, 2, 0, false));
        assertThat(retrieval.keywordIds(collection, "bear")).containsExactly("a.md#1");
        assertThat(texts("a.md")).containsExactly("the red fox", "the brown bear");
        assertThat(info().documents()).isEqualTo(1);
        assertThat(info().passages()).isEqualTo(2);
    }

    @Test
    void wholeDocumentGivesItsKeyToItsPassage() {
        retrieval.ingest(collection, whole("doc-7", "the red fox"));
        assertThat(retrieval.keywordIds(collection, "fox")).containsExactly("doc-7");
    }

    @Test
    void unchangedDocumentIsLeftAlone() {
        retrieval.ingest(collection, document("a", "one", "two"));
        DocumentInfo before = retrieval.documents().get(TenantId.DEFAULT, collection, new DocumentKey("a"));
        long embedded = retrieval.model.embedded();

        IngestReport report = retrieval.ingest(collection, document("a", "one", "two"));

        assertThat(report).isEqualTo(new IngestReport(0, 0, 1, 0, 0, 0, false));
        assertThat(retrieval.model.embedded()).isEqualTo(embedded);
        assertThat(retrieval.documents().get(TenantId.DEFAULT, collection, new DocumentKey("a")))
                .isEqualTo(before);
    }

    @Test
    void contentsTellOfEveryChangeAndOfNothingElse() {
        List<String> seen = new ArrayList<>(List.of(contents()));
        retrieval.ingest(collection, document("a", "one", "two"));
        seen.add(contents());
        retrieval.ingest(collection, document("b", "three"));
        seen.add(contents());
        retrieval.ingest(collection, document("b", "four"));
        seen.add(contents());
        retrieval.ingest(collection, failed("c", "broken"));
        seen.add(contents());
        // The same number of documents, and of versions: another one in the place of one that was never rewritten.
        retrieval.documents().delete(TenantId.DEFAULT, collection, new DocumentKey("a"));
        retrieval.ingest(collection, document("d", "one", "two"));
        seen.add(contents());

        retrieval.ingest(collection, document("d", "one", "two"));

        assertThat(seen).doesNotHaveDuplicates().endsWith(contents());
    }

    private String contents() {
        return retrieval.collections().contents(TenantId.DEFAULT, collection);
    }

    @Test
    void onlyNewPassagesAreEmbedded() {
        retrieval.ingest(collection, document("a", "one", "two", "three"));

        IngestReport report = retrieval.ingest(collection, document("a", "zero", "one", "three", "three"));

        assertThat(report).isEqualTo(new IngestReport(0, 1, 0, 0, 2, 2, false));
        assertThat(texts("a")).containsExactly("zero", "one", "three", "three");
        assertThat(retrieval.keywordIds(collection, "two")).isEmpty();
        assertThat(retrieval.keywordIds(collection, "one")).containsExactly("a#1");
        assertThat(info().passages()).isEqualTo(4);
    }

    @Test
    void changedMetadataIsAChange() {
        retrieval.ingest(collection, document("a", Map.of("year", 2019), "one"));

        IngestReport report = retrieval.ingest(collection, document("a", Map.of("year", 2020), "one"));

        assertThat(report).isEqualTo(new IngestReport(0, 1, 0, 0, 0, 1, false));
        assertThat(retrieval
                        .documents()
                        .get(TenantId.DEFAULT, collection, new DocumentKey("a"))
                        .metadata())
                .isEqualTo(Map.of("year", 2020));
        assertThat(retrieval
                        .keyword(
                                collection,
                                "one",
                                10,
                                Optional.of(new io.embedsmith.retrieval.filter.Filter.Equals("year", 2020)))
                        .size())
                .isEqualTo(1);
        assertThat(retrieval
                        .keyword(
                                collection,
                                "one",
                                10,
                                Optional.of(new io.embedsmith.retrieval.filter.Filter.Equals("year", 2019)))
                        .size())
                .isZero();
    }

    @Test
    void laterOfTwoDocumentsWithOneKeyWins() {
        List<SourceDocument> documents = new ArrayList<>();
        // Far enough apart to lie in different batches, and twice in one.
        documents.add(document("twice", "first"));
        documents.add(document("twice", "second"));
        IntStream.range(0, 200).forEach(i -> documents.add(document("filler-" + i, "filler " + i)));
        documents.add(document("twice", "third"));

        retrieval.ingest(collection, documents);

        assertThat(texts("twice")).containsExactly("third");
        assertThat(retrieval.keywordIds(collection, "first second")).isEmpty();
        assertThat(info().documents()).isEqualTo(201);
    }

    @Test
    void failedDocumentIsKeptWithItsReason() {
        IngestReport report = retrieval.ingest(collection, failed("bad.pdf", "encrypted"));

        assertThat(report.failed()).isEqualTo(1);
        assertThat(retrieval
                        .documents()
                        .get(TenantId.DEFAULT, collection, new DocumentKey("bad.pdf"))
                        .failure())
                .contains(new DocumentFailure("encrypted", "it is encrypted"));
        assertThat(info().failedDocuments()).isEqualTo(1);

        retrieval.ingest(collection, document("bad.pdf", "now it reads"));
        assertThat(info().failedDocuments()).isZero();
        assertThat(info().documents()).isEqualTo(1);
        assertThat(retrieval.keywordIds(collection, "reads")).containsExactly("bad.pdf#0");
    }

    @Test
    void failureLeavesTheVersionThatCouldBeRead() {
        retrieval.ingest(collection, document("a", "good"));
        retrieval.ingest(collection, failed("a", "timeout"));

        assertThat(retrieval.keywordIds(collection, "good")).containsExactly("a#0");
        assertThat(info().failedDocuments()).isZero();
    }

    @Test
    void deletedDocumentIsGone() {
        retrieval.ingest(collection, document("a", "fox"), document("b", "fox"));

        assertThat(retrieval.documents().delete(TenantId.DEFAULT, collection, new DocumentKey("a")))
                .isTrue();
        assertThat(retrieval.documents().delete(TenantId.DEFAULT, collection, new DocumentKey("a")))
                .isFalse();
        assertThat(retrieval.keywordIds(collection, "fox")).containsExactly("b#0");
        assertThat(info().documents()).isEqualTo(1);
        assertThat(info().passages()).isEqualTo(1);
        assertThatThrownBy(() -> retrieval.documents().get(TenantId.DEFAULT, collection, new DocumentKey("a")))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("'a'")
                .extracting(e -> ((RetrievalException) e).code())
                .isEqualTo("document-not-found");
    }

    @Test
    void cancelKeepsWhatIsCommitted() {
        List<DocumentKey> ready = new ArrayList<>();
        IngestListener stopsAfterTheFirstBatch = new IngestListener() {
            @Override
            public void ready(DocumentKey key, Outcome outcome) {
                ready.add(key);
            }

            @Override
            public void failed(DocumentKey key, DocumentFailure failure) {}

            @Override
            public boolean isCancelled() {
                return !ready.isEmpty();
            }
        };
        List<SourceDocument> documents = IntStream.range(0, 2_000)
                .<SourceDocument>mapToObj(i -> document("d" + i, "text " + i))
                .toList();

        IngestReport report = retrieval
                .ingestor()
                .ingest(TenantId.DEFAULT, collection, documents.iterator(), stopsAfterTheFirstBatch);

        assertThat(report.cancelled()).isTrue();
        assertThat(report.added()).isEqualTo(ready.size()).isPositive().isLessThan(2_000);
        assertThat(info().documents()).isEqualTo(ready.size());
    }

    @Test
    void modelOfAnotherDimensionIsRefused() {
        retrieval.models.put(new HashingModel("hashing", 12));
        assertThatThrownBy(() -> retrieval.ingest(collection, document("a", "one")))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("12 components")
                .hasMessageContaining("24");
        assertThat(info().documents()).isZero();
    }

    @Test
    void unknownCollectionAndModelAreNamed() {
        assertThatThrownBy(() -> retrieval.ingest(new CollectionName("nowhere"), document("a", "one")))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("'nowhere'");
        assertThatThrownBy(() -> retrieval
                        .collections()
                        .create(
                                TenantId.DEFAULT,
                                new CollectionName("other"),
                                CollectionSettings.of(new io.embedsmith.embedding.model.ModelId("no-model"))))
                .hasMessageContaining("no-model");
    }

    @Test
    void documentsAreListedByKey() {
        retrieval.ingest(
                collection, document("b", "x"), document("a", "x"), failed("c", "timeout"), document("é", "x"));
        DocumentStore.Page first = new DocumentStore.Page(Optional.empty(), Optional.empty(), 2);
        List<DocumentInfo> page = retrieval.documents().list(TenantId.DEFAULT, collection, first);
        assertThat(page).extracting(d -> d.key().value()).containsExactly("a", "b");
        DocumentStore.Page second =
                new DocumentStore.Page(Optional.of(page.getLast().key()), Optional.empty(), 2);
        assertThat(retrieval.documents().list(TenantId.DEFAULT, collection, second))
                .extracting(d -> d.key().value())
                .containsExactly("c", "é");
        DocumentStore.Page failures =
                new DocumentStore.Page(Optional.empty(), Optional.of(DocumentStore.Status.FAILED), 10);
        assertThat(retrieval.documents().list(TenantId.DEFAULT, collection, failures))
                .extracting(d -> d.key().value())
                .containsExactly("c");
    }
}
