package io.embedsmith.benchmarks.embedding;

import ai.onnxruntime.OrtEnvironment;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;

/** Our runtime, as the server uses it. */
final class OwnModel implements Contender {
    private final LocalModelHost host;
    private final EmbeddingModel model;

    private OwnModel(LocalModelHost host, ModelId id) {
        this.host = host;
        this.model = host.model(id);
    }

    static OwnModel open(ModelId id, int threads) {
        return new OwnModel(
                LocalModelHost.open(
                        ModelHostSettings.of(ModelFolders.configured()).withThreads(threads)),
                id);
    }

    EmbeddingModel model() {
        return model;
    }

    @Override
    public String onnxRuntime() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /** Without an instruction, as langchain4j does. */
    @Override
    public Timed embedAll(List<String> texts) {
        long start = System.nanoTime();
        List<DenseVector> vectors = model.embed(EmbeddingRequest.of(TextRole.SYMMETRIC, texts));
        return new Timed(System.nanoTime() - start, vectors);
    }

    @Override
    public void close() {
        host.close();
    }
}
