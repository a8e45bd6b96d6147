package io.embedsmith.training.encoder;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The weights as they are now, to be measured by the evaluator's protocols. */
public final class GraphEmbedder implements Embedder {
    private static final int TEXTS_AT_ONCE = 128;

    private final TrainableEncoder encoder;
    private final int queryTokens;
    private final int passageTokens;
    private final Workers workers;

    /** Longest queries and passages in tokens; texts of neither role take the larger. */
    public GraphEmbedder(TrainableEncoder encoder, int queryTokens, int passageTokens, Workers workers) {
        this.encoder = encoder;
        this.workers = workers;
        this.queryTokens = queryTokens;
        this.passageTokens = passageTokens;
    }

    @Override
    public Embeddings embed(TextRole role, List<String> texts) {
        int limit =
                switch (role) {
                    case QUERY -> queryTokens;
                    case PASSAGE -> passageTokens;
                    case SYMMETRIC -> Math.max(queryTokens, passageTokens);
                };
        List<TokenIds> tokens = texts.stream()
                .map(text -> encoder.tokenize(encoder.model().instructions().before(role, text), limit))
                .toList();
        int dimension = encoder.model().card().dimension();
        float[][] rows = new float[texts.size()][dimension];
        List<Integer> order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        (Integer place) -> -tokens.get(place).size()))
                .toList();
        List<Callable<Boolean>> parts = new ArrayList<>();
        for (int start = 0; start < order.size(); start += TEXTS_AT_ONCE) {
            List<Integer> places = order.subList(start, Math.min(order.size(), start + TEXTS_AT_ONCE));
            parts.add(() -> fill(rows, places, tokens));
        }
        workers.all(parts);
        return Embeddings.copyOf(rows);
    }

    private boolean fill(float[][] rows, List<Integer> places, List<TokenIds> tokens) {
        List<TokenIds> part = places.stream().map(tokens::get).toList();
        float[] values = NativeMemory.scoped(
                () -> NativeMemory.withoutGradients(() -> HostTensors.toFloats(encoder.forward(part, Pass.INFERENCE))));
        for (int i = 0; i < places.size(); i++) {
            float[] row = rows[places.get(i)];
            System.arraycopy(values, i * row.length, row, 0, row.length);
        }
        return true;
    }
}
