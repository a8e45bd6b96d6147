package io.embedsmith.evaluation.system;

import io.embedsmith.embedding.text.TextRole;
import java.util.List;

/**
 * What is measured: anything that makes vectors of texts. An implementation puts the model's instructions before the
 * texts; protocols only say the role. Retrieval and reranking ask for {@link TextRole#QUERY} and {@link
 * TextRole#PASSAGE}, all others for {@link TextRole#SYMMETRIC}, as MTEB does.
 */
@FunctionalInterface
public interface Embedder {

    /** One row for each text, in the same order. */
    Embeddings embed(TextRole role, List<String> texts);

    /** How its vectors are compared. */
    default Similarity similarity() {
        return Similarity.COSINE;
    }
}
