package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.pgvector.sql.UnitVector;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Turns the new passages of a batch into vectors: as many in one call as allowed, over the borders of documents. */
final class PassageEmbedder {
    private final EmbeddingModel model;
    private final CollectionRow collection;
    private final int batchPassages;
    private final IntConsumer embedded;

    /** Tells {@code embedded} how many more passages are through whenever some are. */
    PassageEmbedder(EmbeddingModel model, CollectionRow collection, int batchPassages, IntConsumer embedded) {
        this.model = model;
        this.collection = collection;
        this.batchPassages = batchPassages;
        this.embedded = embedded;
    }

    /** The vectors of all fresh passages of the plans, in their order. */
    List<float[]> embed(List<DocumentPlan> plans) {
        List<String> texts = new ArrayList<>();
        for (DocumentPlan plan : plans) {
            if (plan instanceof DocumentPlan.Change change) {
                change.fresh()
                        .forEach(fresh -> texts.add(fresh.passage().source().embeddedText()));
            }
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += batchPassages) {
            List<String> part = texts.subList(from, Math.min(texts.size(), from + batchPassages));
            for (DenseVector vector : model.embed(EmbeddingRequest.of(TextRole.PASSAGE, part), embedded)) {
                requireDimension(vector);
                vectors.add(UnitVector.of(vector));
            }
        }
        if (vectors.size() != texts.size()) {
            throw new IllegalStateException("model " + collection.settings().model() + " gave " + vectors.size()
                    + " vectors for " + texts.size() + " texts; this is a bug");
        }
        return vectors;
    }

    private void requireDimension(DenseVector vector) {
        if (vector.dimension() != collection.dimension()) {
            throw new RetrievalException(
                    RetrievalException.Kind.CONFLICT,
                    "conflict",
                    "model " + collection.settings().model() + " gives vectors of " + vector.dimension()
                            + " components, collection '" + collection.name() + "' was made with "
                            + collection.dimension() + "; the model was replaced: make a new collection for it, or put"
                            + " the old model back");
        }
    }
}
