package io.embedsmith.training.encoder;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/** The weights of a reranker as they are now, to be measured like one that is served. */
public final class GraphReranker implements Reranker {
    private static final int PAIRS_AT_ONCE = 32;

    private final TrainableReranker reranker;
    private final int maxTokens;
    private final Workers workers;

    /** Cuts pairs at so many tokens. */
    public GraphReranker(TrainableReranker reranker, int maxTokens, Workers workers) {
        this.reranker = reranker;
        this.maxTokens = maxTokens;
        this.workers = workers;
    }

    @Override
    public ModelCard card() {
        return reranker.model().card();
    }

    @Override
    public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
        List<Callable<List<Relevance>>> parts = new ArrayList<>();
        for (int start = 0; start < pairs.size(); start += PAIRS_AT_ONCE) {
            List<TextPair> part = pairs.subList(start, Math.min(pairs.size(), start + PAIRS_AT_ONCE));
            parts.add(() -> {
                List<Relevance> scores = score(part);
                scored.accept(part.size());
                return scores;
            });
        }
        return workers.all(parts).stream().flatMap(List::stream).toList();
    }

    private List<Relevance> score(List<TextPair> pairs) {
        List<TokenIds> tokens =
                pairs.stream().map(pair -> reranker.tokenize(pair, maxTokens)).toList();
        float[] logits = NativeMemory.scoped(() ->
                NativeMemory.withoutGradients(() -> HostTensors.toFloats(reranker.forward(tokens, Pass.INFERENCE))));
        List<Relevance> scores = new ArrayList<>(logits.length);
        for (float logit : logits) {
            scores.add(new Relevance(logit));
        }
        return scores;
    }
}
