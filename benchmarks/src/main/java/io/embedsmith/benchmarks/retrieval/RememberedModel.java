package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose passages are embedded once and for all: their vectors stay in a file, so that a collection can be built
 * again in minutes. Only for filling collections; nothing that is timed may use it.
 */
final class RememberedModel implements EmbeddingModel, ModelHost {
    private final EmbeddingModel model;
    private final VectorFile vectors;

    private RememberedModel(EmbeddingModel model, VectorFile vectors) {
        this.model = model;
        this.vectors = vectors;
    }

    /** With a file in {@code folder} for each model and revision. */
    static RememberedModel of(EmbeddingModel model, Path folder) throws IOException {
        ModelCard card = model.card();
        String revision =
                card.revision().substring(0, Math.min(12, card.revision().length()));
        Path file = folder.resolve("vectors").resolve(card.id() + "-" + revision + ".bin");
        return new RememberedModel(model, VectorFile.open(file, card.dimension()));
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
        if (request.role() != TextRole.PASSAGE) {
            return model.embed(request);
        }
        synchronized (vectors) {
            try {
                return remembered(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<DenseVector> remembered(EmbeddingRequest request) throws IOException {
        Map<String, String> missing = new LinkedHashMap<>();
        for (String text : request.texts()) {
            String hash = Sha256.of(text);
            if (vectors.get(hash).isEmpty()) {
                missing.put(hash, text);
            }
        }
        if (!missing.isEmpty()) {
            List<String> hashes = List.copyOf(missing.keySet());
            List<DenseVector> embedded = model.embed(new EmbeddingRequest(
                    List.copyOf(missing.values()), request.role(), request.dimensions(), request.truncation()));
            for (int i = 0; i < hashes.size(); i++) {
                vectors.add(hashes.get(i), embedded.get(i));
            }
            vectors.flush();
        }
        List<DenseVector> all = new ArrayList<>();
        for (String text : request.texts()) {
            all.add(vectors.get(Sha256.of(text)).orElseThrow());
        }
        return all;
    }

    @Override
    public List<ModelCard> cards() {
        return List.of(card());
    }

    @Override
    public EmbeddingModel model(ModelId id) {
        if (!id.equals(card().id())) {
            throw new IllegalArgumentException("model is " + id + "; only " + card().id() + " is here");
        }
        return this;
    }

    @Override
    public ModelCard measure(ModelId id) {
        throw new UnsupportedOperationException("a remembered model has no speed of its own; measure the model itself");
    }

    /** Closes the file; the model belongs to the caller. */
    @Override
    public void close() {
        try {
            vectors.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
