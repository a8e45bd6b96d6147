package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A model whose vectors mean nothing: a direction drawn from the hash of the text. For measuring keyword search without
 * the time that embedding takes; never for anything that looks at the dense signal.
 */
final class HashModel implements EmbeddingModel, ModelHost {
    static final ModelId ID = new ModelId("hash-8");
    private static final int DIMENSION = 8;
    private static final int MAX_TOKENS = 512;

    @Override
    public ModelCard card() {
        return new ModelCard(
                ID,
                ModelKind.ENCODER,
                "hash of the text",
                "1",
                DIMENSION,
                MAX_TOKENS,
                0,
                0,
                "fp32",
                Pooling.CLS,
                "",
                "",
                List.of(),
                "Apache-2.0",
                Optional.empty());
    }

    /** One token for the whole text. */
    @Override
    public Tokenizer tokenizer() {
        return new Tokenizer() {
            @Override
            public TokenSpans spans(String text) {
                return TokenSpans.copyOf(new int[] {0}, new int[] {text.length()});
            }

            @Override
            public int specialTokens() {
                return 0;
            }
        };
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request) {
        return request.texts().stream().map(HashModel::direction).toList();
    }

    private static DenseVector direction(String text) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(text.hashCode());
        float[] values = new float[DIMENSION];
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) random.nextGaussian();
            squares += (double) values[i] * values[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) (values[i] / Math.sqrt(squares));
        }
        return DenseVector.copyOf(values);
    }

    @Override
    public List<ModelCard> cards() {
        return List.of(card());
    }

    @Override
    public EmbeddingModel model(ModelId id) {
        if (!id.equals(ID)) {
            throw new IllegalArgumentException("model is " + id + "; only " + ID + " is here");
        }
        return this;
    }

    @Override
    public ModelCard measure(ModelId id) {
        throw new UnsupportedOperationException("the hash model has no speed worth measuring");
    }

    @Override
    public void close() {}
}
