package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;
import java.util.function.IntConsumer;

/** A loaded model that turns texts into vectors. Safe for use by several threads. */
public interface EmbeddingModel {

    /** What is known of the model without running it. */
    ModelCard card();

    /** The model's own sub-word tokenizer. */
    Tokenizer tokenizer();

    /**
     * Embeds every text; the i-th vector is that of the i-th text.
     *
     * @throws io.embedsmith.embedding.EmbeddingException if a text is over the limit and truncation is off, more
     *     dimensions are asked for than the model has, or the model fails
     */
    List<DenseVector> embed(EmbeddingRequest request);

    /**
     * As {@link #embed(EmbeddingRequest)}, and tells how many more texts are through whenever some are. Told by the threads
     * that run the model, which go on when {@code embedded} returns.
     */
    default List<DenseVector> embed(EmbeddingRequest request, IntConsumer embedded) {
        List<DenseVector> vectors = embed(request);
        embedded.accept(vectors.size());
        return vectors;
    }
}
