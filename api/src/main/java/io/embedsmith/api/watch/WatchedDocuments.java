package io.embedsmith.api.watch;

import io.embedsmith.api.ingest.FileDocuments;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The documents of watched files: one under the file's key, or those of its lines under {@code key#…}. */
@Singleton
public class WatchedDocuments {
    private static final int PAGE = 1_000;

    private final DocumentStore documents;

    WatchedDocuments(DocumentStore documents) {
        this.documents = documents;
    }

    /** Removes all documents of a file. */
    public void remove(Watch watch, DocumentKey file) {
        documents.delete(watch.tenant(), new CollectionName(watch.collection()), file);
        keepOnly(watch, file, Set.of());
    }

    /**
     * Removes the documents of lines that are no longer in the file. A file that is one document has no lines, and another
     * file may be called what a line of it would be.
     */
    public void keepOnly(Watch watch, DocumentKey file, Set<DocumentKey> there) {
        if (!FileDocuments.isOnePerLine(file)) {
            return;
        }
        CollectionName collection = new CollectionName(watch.collection());
        String prefix = file + "#";
        DocumentKey after = new DocumentKey(prefix);
        while (true) {
            List<DocumentKey> page = documents
                    .list(
                            watch.tenant(),
                            collection,
                            new DocumentStore.Page(Optional.of(after), Optional.empty(), PAGE))
                    .stream()
                    .map(DocumentInfo::key)
                    .takeWhile(key -> key.value().startsWith(prefix))
                    .toList();
            page.stream()
                    .filter(key -> !there.contains(key))
                    .forEach(key -> documents.delete(watch.tenant(), collection, key));
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast();
        }
    }
}
