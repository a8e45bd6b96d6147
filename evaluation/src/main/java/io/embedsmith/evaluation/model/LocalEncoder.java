package io.embedsmith.evaluation.model;

import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.system.TestedModel;
import java.util.List;

/** A model that runs in this process. */
public record LocalEncoder(EmbeddingModel running) implements TextEncoder {
    @Override
    public TestedModel model() {
        return TestedModel.of(running.card());
    }

    @Override
    public List<float[]> embed(TextRole role, List<String> texts) {
        return running.embed(EmbeddingRequest.of(role, texts)).stream()
                .map(DenseVector::toArray)
                .toList();
    }
}
