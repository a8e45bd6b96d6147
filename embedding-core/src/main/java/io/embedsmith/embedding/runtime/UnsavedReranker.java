package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A reranker whose numbers are in memory alone. It gives the scores, bit for bit, that it would give if it were written to a
 * directory and loaded from there.
 */
public final class UnsavedReranker implements Reranker, AutoCloseable {
    private final UnsavedParts parts;
    private final HostedReranker model;

    private UnsavedReranker(ModelDirectory directory, UnsavedParts parts) {
        this.parts = parts;
        this.model = new HostedReranker(directory, parts.host());
    }

    /**
     * Takes a reranker that is used as a directory says.
     *
     * @param like the directory whose tokenizer it has
     * @param id name of the reranker
     * @param graph what its ONNX file would hold; must not change while the reranker is open
     * @param settings threads and memory; folders are not looked at
     */
    public static UnsavedReranker open(ModelDirectory like, ModelId id, ByteBuffer graph, ModelHostSettings settings) {
        like.requireKind(ModelKind.RERANKER);
        return new UnsavedReranker(like.withNumbers(id, graph), UnsavedParts.of(graph, settings));
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
        return model.score(pairs, scored);
    }

    @Override
    public void close() {
        parts.close();
        model.close();
    }
}
