package io.embedsmith.api.rest;

import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;

/** Parts of a path as the values they stand for. */
final class Paths {
    private Paths() {}

    static CollectionName collection(String name) {
        return Requests.checked(() -> new CollectionName(name));
    }

    static DocumentKey document(String key) {
        return Requests.checked(() -> new DocumentKey(key));
    }

    static ModelId model(String id) {
        return Requests.checked(() -> new ModelId(id));
    }
}
