package io.embedsmith.api.evaluation;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads the documents of a collection that can be found, and their passages, page by page. */
@Singleton
public class SearchableDocuments {
    private static final int DOCUMENTS = 200;
    private static final int PASSAGES = 500;

    private final DocumentStore documents;

    SearchableDocuments(DocumentStore documents) {
        this.documents = documents;
    }

    /** Which collection. */
    public record Place(TenantId tenant, CollectionName collection) {
        /** That of a set. */
        public static Place of(EvaluationSets.Address set) {
            return new Place(set.tenant(), new CollectionName(set.collection()));
        }
    }

    /** Visits them by key until one visit says that there are enough. */
    public void visit(Place place, Predicate<DocumentInfo> goesOn) {
        Optional<DocumentKey> after = Optional.empty();
        do {
            List<DocumentInfo> page = documents.list(
                    place.tenant(),
                    place.collection(),
                    new DocumentStore.Page(after, Optional.of(DocumentStore.Status.READY), DOCUMENTS));
            for (DocumentInfo document : page) {
                if (!goesOn.test(document)) {
                    return;
                }
            }
            after = page.size() < DOCUMENTS
                    ? Optional.empty()
                    : Optional.of(page.getLast().key());
        } while (after.isPresent());
    }

    /** Passages of a document in their order; none where it was deleted meanwhile. */
    public void passages(Place place, DocumentInfo document, Consumer<PassageView> taker) {
        for (int from = 0; from < document.passages(); from += PASSAGES) {
            documents
                    .passages(place.tenant(), place.collection(), document.key(), from, PASSAGES)
                    .forEach(taker);
        }
    }
}
