package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A model whose numbers are in memory alone. It gives the vectors, bit for bit, that it would give if it were written to a
 * directory and loaded from there.
 */
public final class UnsavedModel implements EmbeddingModel, AutoCloseable {
    private final UnsavedParts parts;
    private final HostedModel model;

    private UnsavedModel(ModelDirectory directory, UnsavedParts parts) {
        this.parts = parts;
        this.model = new HostedModel(directory, parts.host());
    }

    /**
     * Takes a model that is used as a directory says.
     *
     * @param like the directory whose tokenizer, pooling and instructions it has
     * @param id name of the model
     * @param graph what its ONNX file would hold; must not change while the model is open
     * @param settings threads and memory; folders are not looked at
     */
    public static UnsavedModel open(ModelDirectory like, ModelId id, ByteBuffer graph, ModelHostSettings settings) {
        like.requireKind(ModelKind.ENCODER);
        return new UnsavedModel(like.withNumbers(id, graph), UnsavedParts.of(graph, settings));
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public Tokenizer tokenizer() {
        return model.tokenizer();
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request) {
        return model.embed(request);
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request, IntConsumer embedded) {
        return model.embed(request, embedded);
    }

    @Override
    public void close() {
        parts.close();
        model.close();
    }
}
