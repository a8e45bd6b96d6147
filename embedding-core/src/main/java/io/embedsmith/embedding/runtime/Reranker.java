package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelCard;
import java.util.List;
import java.util.function.IntConsumer;

/** A loaded model that reads query and passage together and says how well they match. Safe for use by several threads. */
public interface Reranker {

    /** What is known of the model without running it. */
    ModelCard card();

    /**
     * Scores every pair; the i-th is that of the i-th pair, whatever the others are. Of a pair that is over the model's limit
     * the longer text is cut at its end.
     *
     * @param scored told how many more pairs are through whenever some are, by the threads that run the model
     * @throws io.embedsmith.embedding.EmbeddingException if the model cannot be loaded or fails
     */
    List<Relevance> score(List<TextPair> pairs, IntConsumer scored);

    /** Scores passages for one query. */
    default List<Relevance> score(String query, List<String> passages) {
        return score(
                passages.stream().map(passage -> new TextPair(query, passage)).toList(), pairs -> {});
    }
}
