package io.embedsmith.retrieval.testing;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A model without weights: each word adds a direction that follows from its hash, so that texts with words in common are
 * near each other, and the same text always has the same vector.
 */
public final class HashingModel implements EmbeddingModel {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final ModelCard card;
    private final AtomicLong embedded = new AtomicLong();

    public HashingModel(String id, int dimension) {
        this.card = new ModelCard(
                new ModelId(id),
                ModelKind.ENCODER,
                id,
                "0",
                dimension,
                512,
                0,
                0,
                "fp32",
                Pooling.MEAN,
                "",
                "",
                List.of("en", "zh"),
                "Apache-2.0",
                Optional.empty());
    }

    /** Passages and queries embedded so far. */
    public long embedded() {
        return embedded.get();
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request) {
        embedded.addAndGet(request.texts().size());
        return request.texts().stream().map(this::vector).toList();
    }

    private DenseVector vector(String text) {
        float[] values = new float[card.dimension()];
        values[0] = 1e-3f;
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(word -> addDirection(values, word.group()));
        double norm = DenseVector.copyOf(values).norm();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / norm);
        }
        return DenseVector.copyOf(values);
    }

    private static void addDirection(float[] values, String word) {
        long state = word.hashCode() * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < values.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            values[i] += (state >>> 40) / (float) (1 << 23) - 1;
        }
    }

    @Override
    public Tokenizer tokenizer() {
        return new Tokenizer() {
            @Override
            public TokenSpans spans(String text) {
                List<MatchResult> words =
                        new ArrayList<>(WORD.matcher(text).results().toList());
                return TokenSpans.copyOf(
                        words.stream().mapToInt(MatchResult::start).toArray(),
                        words.stream().mapToInt(MatchResult::end).toArray());
            }

            @Override
            public int specialTokens() {
                return 2;
            }
        };
    }
}
