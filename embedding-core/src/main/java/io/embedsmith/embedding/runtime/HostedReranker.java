package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.ModelFailureException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** A reranker of a {@link LocalModelHost}. */
final class HostedReranker implements Hosted, Reranker {
    private final HostedGraph graph;

    HostedReranker(ModelDirectory directory, HostParts parts) {
        this.graph = new HostedGraph(directory, parts);
    }

    @Override
    public HostedGraph graph() {
        return graph;
    }

    @Override
    public ModelCard card() {
        return directory().card();
    }

    @Override
    public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<TokenIds> tokens =
                graph.tokenize(pairs.size(), false, (loaded, from, end) -> tokens(loaded, pairs.subList(from, end)));
        List<float[]> outputs = graph.run(tokens, false, scored);
        List<Relevance> scores = new ArrayList<>(outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            scores.add(relevance(outputs.get(i), i));
        }
        return scores;
    }

    /** A query comes with many passages, and is tokenized once for all of them. */
    private List<TokenIds> tokens(SubwordTokenizer loaded, List<TextPair> pairs) {
        int limit = directory().card().maxTokens();
        Map<String, long[]> queries = new HashMap<>();
        List<TokenIds> tokens = new ArrayList<>(pairs.size());
        for (TextPair pair : pairs) {
            long[] query = queries.computeIfAbsent(pair.query(), text -> loaded.ownIds(text, limit));
            tokens.add(loaded.join(query, loaded.ownIds(pair.passage(), limit), limit));
        }
        return tokens;
    }

    private Relevance relevance(float[] output, int position) {
        float logit = output.length == 1 ? output[0] : output[1] - output[0];
        if (!Float.isFinite(logit)) {
            throw new ModelFailureException("model " + directory().card().id() + " gave NaN or infinity for pair "
                    + position + "; the texts are fine, the model's file is not: check or replace it");
        }
        return new Relevance(logit);
    }
}
