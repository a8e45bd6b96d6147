package io.embedsmith.api.evaluation.task;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts of a collection's passages, to count how many a model would truncate. */
@Singleton
class CollectionPassages {
    /** Enough for a share to 1 % and seconds to tokenize. */
    private static final int MOST = 10_000;

    private static final int DOCUMENTS = 200;
    private static final int PASSAGES = 500;

    private final DocumentStore documents;

    CollectionPassages(DocumentStore documents) {
        this.documents = documents;
    }

    /** The first ones, document by document. */
    List<String> of(TenantId tenant, String collection) {
        CollectionName name = new CollectionName(collection);
        List<String> texts = new ArrayList<>();
        Optional<DocumentKey> after = Optional.empty();
        do {
            List<DocumentInfo> page = documents.list(
                    tenant, name, new DocumentStore.Page(after, Optional.of(DocumentStore.Status.READY), DOCUMENTS));
            for (DocumentInfo document : page) {
                add(tenant, name, document, texts);
            }
            after = page.size() < DOCUMENTS
                    ? Optional.empty()
                    : Optional.of(page.getLast().key());
        } while (after.isPresent() && texts.size() < MOST);
        return texts;
    }

    private void add(TenantId tenant, CollectionName name, DocumentInfo document, List<String> texts) {
        int before = 0;
        while (before < document.passages() && texts.size() < MOST) {
            List<PassageView> some = documents.passages(tenant, name, document.key(), before, PASSAGES);
            if (some.isEmpty()) {
                return; // the document changed meanwhile
            }
            some.forEach(passage -> texts.add(passage.text()));
            before += some.size();
        }
    }
}
