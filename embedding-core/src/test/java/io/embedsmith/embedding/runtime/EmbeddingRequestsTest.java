package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.TextTooLongException;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.testing.TinyModels;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may ask for: instructions, dimensions, truncation. */
class EmbeddingRequestsTest {
    private static final LocalModelHost HOST =
            LocalModelHost.open(ModelHostSettings.of(TinyModels.folder()).withThreads(2));

    /** More than the 64 tokens that the tiny models take; one word each, so that cuts fall between words. */
    private static final String LONG = "a b c d e f g h ".repeat(20).strip();

    @AfterAll
    static void close() {
        HOST.close();
    }

    @Test
    void eachRoleHasItsInstruction() {
        assertThat(embed(TinyModels.XLM_ROBERTA, TextRole.QUERY, "names"))
                .isEqualTo(embed(TinyModels.XLM_ROBERTA, TextRole.SYMMETRIC, "query: names"));
        assertThat(embed(TinyModels.XLM_ROBERTA, TextRole.PASSAGE, "names"))
                .isEqualTo(embed(TinyModels.XLM_ROBERTA, TextRole.SYMMETRIC, "passage: names"));
        assertThat(embed(TinyModels.MODERN_BERT, TextRole.QUERY, "names"))
                .as("a model without instructions")
                .isEqualTo(embed(TinyModels.MODERN_BERT, TextRole.PASSAGE, "names"));
    }

    @Test
    void vectorsHaveUnitLengthOnlyWhereTheModelNormalises() {
        assertThat(embed(TinyModels.BERT, TextRole.PASSAGE, "names").norm()).isCloseTo(1, within(1e-6));
        assertThat(embed(TinyModels.MPNET, TextRole.PASSAGE, "names").norm()).isGreaterThan(1.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32})
    void fewerDimensionsAreTheFirstOnesNormalisedAgain(int dimensions) {
        DenseVector whole = embed(TinyModels.BERT, TextRole.PASSAGE, "names");
        DenseVector cut = embed(TinyModels.BERT, "names", OptionalInt.of(dimensions), Truncation.END);

        assertThat(cut.dimension()).isEqualTo(dimensions);
        assertThat(cut.norm()).isCloseTo(1, within(1e-6));
        for (int i = 1; i < dimensions; i++) {
            assertThat(cut.get(i) / cut.get(0)).isCloseTo(whole.get(i) / whole.get(0), within(1e-3f));
        }
    }

    @Test
    void aModelThatDoesNotNormaliseKeepsTheFirstComponentsAsTheyAre() {
        DenseVector whole = embed(TinyModels.MPNET, TextRole.PASSAGE, "names");
        DenseVector cut = embed(TinyModels.MPNET, "names", OptionalInt.of(2), Truncation.END);

        assertThat(cut.toArray()).containsExactly(whole.get(0), whole.get(1));
    }

    @Test
    void moreDimensionsThanTheModelHasAreRefused() {
        assertThatThrownBy(() -> embed(TinyModels.BERT, "names", OptionalInt.of(33), Truncation.END))
                .isInstanceOf(EmbeddingInputException.class)
                .hasMessageContaining("33")
                .hasMessageContaining("32");
        assertThatThrownBy(() -> embed(TinyModels.BERT, "names", OptionalInt.of(0), Truncation.END))
                .hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @EnumSource(names = {"END", "START"})
    void aLongTextIsCutOnTheSideAskedFor(Truncation side) {
        // 64 tokens hold [CLS], 62 words and [SEP].
        List<String> words = List.of(LONG.split(" "));
        List<String> kept =
                side == Truncation.END ? words.subList(0, 62) : words.subList(words.size() - 62, words.size());

        assertThat(embed(TinyModels.BERT, LONG, OptionalInt.empty(), side))
                .isEqualTo(embed(TinyModels.BERT, TextRole.PASSAGE, String.join(" ", kept)));
    }

    @Test
    void aLongTextIsRefusedWithoutTruncation() {
        assertThatThrownBy(() -> embed(TinyModels.BERT, LONG, OptionalInt.empty(), Truncation.NONE))
                .isInstanceOf(TextTooLongException.class)
                .hasMessageContaining("162 tokens")
                .hasMessageContaining("accepts 64")
                .hasMessageContaining("allow truncation");
        assertThat(embed(TinyModels.BERT, "a b", OptionalInt.empty(), Truncation.NONE))
                .isEqualTo(embed(TinyModels.BERT, TextRole.PASSAGE, "a b"));
    }

    @Test
    void oddTextsHaveVectorsToo() {
        List<String> odd = List.of("", " ", "\u0000\u0007", "\ud83d", "x".repeat(100_000), "\uffff", "🙂");

        List<DenseVector> vectors =
                HOST.model(new ModelId(TinyModels.BERT)).embed(EmbeddingRequest.of(TextRole.PASSAGE, odd));

        assertThat(vectors)
                .hasSize(odd.size())
                .allSatisfy(vector -> assertThat(vector.norm()).isCloseTo(1, within(1e-5)));
    }

    @Test
    void noTextHasNoVector() {
        assertThat(HOST.model(new ModelId(TinyModels.BERT)).embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of())))
                .isEmpty();
    }

    private static DenseVector embed(String model, TextRole role, String text) {
        return HOST.model(new ModelId(model))
                .embed(EmbeddingRequest.of(role, List.of(text)))
                .getFirst();
    }

    private static DenseVector embed(String model, String text, OptionalInt dimensions, Truncation truncation) {
        return HOST.model(new ModelId(model))
                .embed(new EmbeddingRequest(List.of(text), TextRole.PASSAGE, dimensions, truncation))
                .getFirst();
    }
}
