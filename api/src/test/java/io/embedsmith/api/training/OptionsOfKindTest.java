package io.embedsmith.api.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsOfKindTest {
    @ParameterizedTest
    @ValueSource(strings = {"query-max-len", "temperature", "matryoshka", "query-instruction", "passage-instruction"})
    void whatIsOfEncodersIsRefusedForRerankers(String option) {
        assertThatThrownBy(() -> OptionsOfKind.check(ModelKind.RERANKER, List.of("epochs", option)))
                .hasMessageContaining("--" + option + " says nothing with kind reranker: a reranker");
        assertThatCode(() -> OptionsOfKind.check(ModelKind.ENCODER, List.of("epochs", option)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-encoder", "dev-depth"})
    void whatIsOfRerankersIsRefusedForEncoders(String option) {
        assertThatThrownBy(() -> OptionsOfKind.check(ModelKind.ENCODER, List.of(option)))
                .hasMessageContaining("--" + option + " says nothing with kind encoder", "by itself");
        assertThatCode(() -> OptionsOfKind.check(ModelKind.RERANKER, List.of(option)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsOfBothIsTaken() {
        assertThatCode(() -> OptionsOfKind.check(ModelKind.RERANKER, List.of("passage-max-len", "loss", "lora-rank")))
                .doesNotThrowAnyException();
    }
}
