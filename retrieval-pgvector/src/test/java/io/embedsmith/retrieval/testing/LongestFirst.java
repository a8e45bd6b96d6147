package io.embedsmith.retrieval.testing;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A reranker that finds the longer text the better; remembers what it was given. */
public final class LongestFirst implements Reranker {
    private final ModelCard card;
    private final List<TextPair> read = new ArrayList<>();

    public LongestFirst(ModelCard card) {
        this.card = card;
    }

    /** All pairs, in order. */
    public List<TextPair> read() {
        return List.copyOf(read);
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
        read.addAll(pairs);
        scored.accept(pairs.size());
        return pairs.stream()
                .map(pair -> new Relevance(pair.passage().length() / 10f))
                .toList();
    }
}
