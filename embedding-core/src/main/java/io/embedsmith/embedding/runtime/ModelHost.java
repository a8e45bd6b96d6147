package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.UnknownModelException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import java.util.List;

/** The models that this process can run: loaded on first use, unloaded when idle or over the memory limit. */
public interface ModelHost extends AutoCloseable {

    /** Cards of all models, loaded or not, by id. */
    List<ModelCard> cards();

    /**
     * A model that loads itself on first use and again after it was unloaded; cheap to get and to keep.
     *
     * @throws io.embedsmith.embedding.EmbeddingException if there is no such model, and the message lists those
     *     there are, or it is a reranker
     */
    EmbeddingModel model(ModelId id);

    /**
     * As {@link #model}, for a reranker.
     *
     * @throws io.embedsmith.embedding.EmbeddingException if there is no such model, or it is an encoder
     */
    default Reranker reranker(ModelId id) {
        throw new UnknownModelException("there is no reranker '" + id + "'; this host has none");
    }

    /**
     * Looks for models that were put into the folders since; those that are known stay as they are. A host without folders
     * has nothing to look for.
     */
    default void refresh() {}

    /**
     * Runs the model for a few seconds and notes how fast it is on this machine.
     *
     * @return the card, with the speed
     * @throws io.embedsmith.embedding.EmbeddingException if there is no such model or it cannot be loaded
     */
    ModelCard measure(ModelId id);

    /** Unloads all models. */
    @Override
    void close();
}
