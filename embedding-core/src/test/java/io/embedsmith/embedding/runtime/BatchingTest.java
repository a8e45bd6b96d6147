package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.testing.TinyModels;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text embeds the same alone and in any batch. */
class BatchingTest {
    private static final LocalModelHost HOST =
            LocalModelHost.open(ModelHostSettings.of(List.of(BundledModels.folder(), TinyModels.folder()))
                    .withThreads(2));

    /** The bundled ones and one of each architecture and precision. */
    static Stream<ModelId> models() {
        return HOST.cards().stream().map(ModelCard::id);
    }

    @AfterAll
    static void close() {
        HOST.close();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aTextEmbedsTheSameAloneAndInABatchOfMixedLengths(ModelId id) {
        EmbeddingModel model = HOST.model(id);
        List<String> texts = MixedTexts.of(24, 7);

        List<DenseVector> together = model.embed(EmbeddingRequest.of(TextRole.PASSAGE, texts));

        for (int i = 0; i < texts.size(); i++) {
            DenseVector alone = model.embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of(texts.get(i))))
                    .getFirst();
            assertThat(alone.cosine(together.get(i)))
                    .as("text %d of %d characters", i, texts.get(i).length())
                    .isGreaterThanOrEqualTo(0.99999);
        }
    }

    @Test
    void theOrderOfTheTextsDoesNotMatter() {
        EmbeddingModel model = HOST.model(BundledModels.MINILM);
        List<String> texts = MixedTexts.of(20, 3);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(5));

        List<DenseVector> straight = model.embed(EmbeddingRequest.of(TextRole.SYMMETRIC, texts));
        List<DenseVector> shuffled = model.embed(EmbeddingRequest.of(
                TextRole.SYMMETRIC, order.stream().map(texts::get).toList()));

        for (int i = 0; i < order.size(); i++) {
            assertThat(shuffled.get(i).cosine(straight.get(order.get(i)))).isGreaterThanOrEqualTo(0.99999);
        }
    }

    @Test
    void differentTextsGetDifferentVectors() {
        List<DenseVector> vectors = HOST.model(BundledModels.BGE_ZH)
                .embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of("怎样重置密码", "今天天气很好", "怎么找回密码")));

        assertThat(vectors.get(0).cosine(vectors.get(2)))
                .isGreaterThan(vectors.get(0).cosine(vectors.get(1)) + 0.1);
    }
}
