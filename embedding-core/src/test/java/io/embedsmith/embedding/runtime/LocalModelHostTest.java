package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.TextTooLongException;
import io.embedsmith.embedding.UnknownModelException;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the real bundled models. */
class LocalModelHostTest {
    private static LocalModelHost host;

    @BeforeAll
    static void open() {
        host = LocalModelHost.open(new ModelHostSettings(List.of(Path.of("target", "models")), 2));
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void meaningIsCloserThanWords() {
        EmbeddingModel model = host.model(new ModelId("bge-small-zh-v1.5"));
        DenseVector query = model.embed(EmbeddingRequest.of(TextRole.QUERY, List.of("怎样重置密码")))
                .getFirst();
        List<DenseVector> passages =
                model.embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of("忘记口令后，可以在登录页面点击找回。", "今天的天气很好，适合出门散步。")));

        assertThat(query.dot(passages.get(0))).isGreaterThan(query.dot(passages.get(1)) + 0.1);
    }

    @Test
    void fewerDimensionsAreNormalisedAgain() {
        EmbeddingModel model = host.model(new ModelId("bge-small-zh-v1.5"));
        DenseVector vector = model.embed(
                        new EmbeddingRequest(List.of("向量"), TextRole.PASSAGE, OptionalInt.of(64), Truncation.END))
                .getFirst();

        assertThat(vector.dimension()).isEqualTo(64);
        assertThat(vector.norm()).isCloseTo(1, within(1e-5));
    }

    @Test
    void aLongTextIsRefusedWhenTruncationIsOff() {
        EmbeddingModel model = host.model(new ModelId("bge-small-zh-v1.5"));

        assertThatThrownBy(() -> model.embed(new EmbeddingRequest(
                        List.of("字".repeat(600)), TextRole.PASSAGE, OptionalInt.empty(), Truncation.NONE)))
                .isInstanceOf(TextTooLongException.class)
                .hasMessageContaining("602")
                .hasMessageContaining("512");
    }

    @Test
    void anUnknownModelIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> host.model(new ModelId("nope")))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("nope")
                .hasMessageContaining("bge-small-zh-v1.5");
    }
}
