package io.embedsmith.retrieval.testing;

import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.runtime.Reranker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Models that a test names, and may replace. */
public final class FixedModels implements ModelHost {
    private final Map<ModelId, EmbeddingModel> models = new ConcurrentHashMap<>();
    private final Map<ModelId, Reranker> rerankers = new ConcurrentHashMap<>();

    public FixedModels(EmbeddingModel... models) {
        for (EmbeddingModel model : models) {
            put(model);
        }
    }

    /** Adds the model, in place of one of the same name. */
    public void put(EmbeddingModel model) {
        models.put(model.card().id(), model);
    }

    /** Adds a reranker. */
    public void put(Reranker reranker) {
        rerankers.put(reranker.card().id(), reranker);
    }

    @Override
    public Reranker reranker(ModelId id) {
        Reranker reranker = rerankers.get(id);
        if (reranker == null) {
            throw new NoSuchModel("there is no reranker " + id + "; there are " + rerankers.keySet());
        }
        return reranker;
    }

    @Override
    public List<ModelCard> cards() {
        return models.values().stream().map(EmbeddingModel::card).toList();
    }

    @Override
    public EmbeddingModel model(ModelId id) {
        EmbeddingModel model = models.get(id);
        if (model == null) {
            throw new NoSuchModel("there is no model " + id + "; there are " + models.keySet());
        }
        return model;
    }

    /** These have no speed worth knowing. */
    @Override
    public ModelCard measure(ModelId id) {
        return model(id).card();
    }

    @Override
    public void close() {}

    /** As the runtime's own exception of this kind. */
    public static final class NoSuchModel extends EmbeddingException {
        private static final long serialVersionUID = 1L;

        NoSuchModel(String message) {
            super(message);
        }
    }
}
