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
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/** A reranker of a {@link LocalModelHost}. */
final class HostedReranker implements Hosted, Reranker {
    /** Pairs tokenized by one task. */
    private static final int PAIRS_PER_TASK = 64;

    private final ModelDirectory directory;
    private final HostParts parts;
    private final GraphRuns runs;
    private final LazyTokenizer tokenizer;

    HostedReranker(ModelDirectory directory, HostParts parts) {
        this.directory = directory;
        this.parts = parts;
        this.runs = new GraphRuns(directory, parts);
        this.tokenizer = new LazyTokenizer(directory.tokenizer());
    }

    @Override
    public ModelDirectory directory() {
        return directory;
    }

    @Override
    public ModelCard card() {
        return directory.card();
    }

    @Override
    public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<float[]> outputs = runs.all(tokenize(pairs), false, scored);
        List<Relevance> scores = new ArrayList<>(outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            scores.add(relevance(outputs.get(i), i));
        }
        return scores;
    }

    private List<TokenIds> tokenize(List<TextPair> pairs) {
        SubwordTokenizer loaded = tokenizer.get();
        List<Callable<List<TokenIds>>> tasks = new ArrayList<>();
        for (int from = 0; from < pairs.size(); from += PAIRS_PER_TASK) {
            List<TextPair> part = pairs.subList(from, Math.min(pairs.size(), from + PAIRS_PER_TASK));
            tasks.add(() -> tokenize(loaded, part));
        }
        return parts.workers().all(false, tasks).stream().flatMap(List::stream).toList();
    }

    /** A query comes with many passages, and is tokenized once for all of them. */
    private List<TokenIds> tokenize(SubwordTokenizer loaded, List<TextPair> pairs) {
        int limit = directory.card().maxTokens();
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
            throw new ModelFailureException("model " + directory.card().id() + " gave NaN or infinity for pair "
                    + position + "; the texts are fine, the model's file is not: check or replace it");
        }
        return new Relevance(logit);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
