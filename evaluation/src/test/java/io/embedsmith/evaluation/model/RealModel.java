package io.embedsmith.evaluation.model;

import io.embedsmith.embedding.ModelFailureException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.ArrayList;
import java.util.List;

/** A bundled model that remembers what it was asked for, and fails when told to. */
public final class RealModel implements EmbeddingModel, AutoCloseable {
    private final LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(ModelFolders.configured()));
    private final EmbeddingModel model;
    private final List<String> embedded = new ArrayList<>();
    private String failsAt = "\0";

    public RealModel(String id) {
        this.model = host.model(new ModelId(id));
    }

    /** Fails as soon as it meets the text. */
    public void failAt(String text) {
        failsAt = text;
    }

    /** Fails no more. */
    public void recover() {
        failsAt = "\0";
    }

    /** Every text that it embedded, in order. */
    public List<String> embedded() {
        return embedded;
    }

    /** The vector of one text, which does not count as embedded. */
    public float[] vector(EmbeddingRequest request) {
        return model.embed(request).getFirst().toArray();
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
        if (request.texts().contains(failsAt)) {
            throw new ModelFailureException("the model broke at '" + failsAt + "'", new IllegalStateException());
        }
        embedded.addAll(request.texts());
        return model.embed(request);
    }

    @Override
    public void close() {
        host.close();
    }
}
