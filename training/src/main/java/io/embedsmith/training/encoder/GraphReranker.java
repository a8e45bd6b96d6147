package io.embedsmith.training.encoder;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** The weights of a reranker as they are now, to be measured like one that is served. Used by one thread at a time. */
public final class GraphReranker implements Reranker {
    private static final int PAIRS_AT_ONCE = 256;

    private final TrainableReranker reranker;
    private final int maxTokens;

    /** Cuts pairs at so many tokens. */
    public GraphReranker(TrainableReranker reranker, int maxTokens) {
        this.reranker = reranker;
        this.maxTokens = maxTokens;
    }

    @Override
    public ModelCard card() {
        return reranker.model().card();
    }

    @Override
    public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
        List<Relevance> scores = new ArrayList<>(pairs.size());
        for (int start = 0; start < pairs.size(); start += PAIRS_AT_ONCE) {
            List<TokenIds> part = pairs.subList(start, Math.min(pairs.size(), start + PAIRS_AT_ONCE)).stream()
                    .map(pair -> reranker.tokenize(pair, maxTokens))
                    .toList();
            float[] logits = NativeMemory.scoped(() ->
                    NativeMemory.withoutGradients(() -> HostTensors.toFloats(reranker.forward(part, Dropout.NONE))));
            for (float logit : logits) {
                scores.add(new Relevance(logit));
            }
            scored.accept(part.size());
        }
        return scores;
    }
}
