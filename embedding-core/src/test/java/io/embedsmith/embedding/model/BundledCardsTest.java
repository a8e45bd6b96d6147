package io.embedsmith.embedding.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cards of the bundled models against what their authors publish. */
class BundledCardsTest {

    /** Parameters: 4 or 6 or 12 layers of BERT with the embeddings, the pooler of the published count left out. */
    @ParameterizedTest
    @CsvSource({
        "bge-small-zh-v1.5,      BAAI/bge-small-zh-v1.5,                 512, 512, 23.7, fp32, CLS,  zh, MIT",
        "bge-small-zh-v1.5-int8, BAAI/bge-small-zh-v1.5,                 512, 512, 23.7, int8, CLS,  zh, MIT",
        "bge-small-en-v1.5,      BAAI/bge-small-en-v1.5,                 384, 512, 33.2, fp32, CLS,  en, MIT",
        "e5-small-v2,            intfloat/e5-small-v2,                   384, 512, 33.2, fp32, MEAN, en, MIT",
        "all-minilm-l6-v2,       sentence-transformers/all-MiniLM-L6-v2, 384, 256, 22.6, fp32, MEAN, en, Apache-2.0"
    })
    void sayWhatOneNeedsToChoose(
            String id,
            String displayName,
            int dimension,
            int maxTokens,
            double millionParameters,
            String precision,
            Pooling pooling,
            String language,
            String licence) {
        ModelCard card = card(id);

        assertThat(card.displayName()).isEqualTo(displayName);
        assertThat(card.dimension()).isEqualTo(dimension);
        assertThat(card.bytesPerVector()).isEqualTo(4 * dimension);
        assertThat(card.maxTokens()).isEqualTo(maxTokens);
        assertThat(card.parameters() / 1e6).isBetween(millionParameters - 0.3, millionParameters + 0.3);
        assertThat(card.weightsBytes()).isBetween(card.parameters(), card.parameters() * 4 + 1_000_000);
        assertThat(card.precision()).isEqualTo(precision);
        assertThat(card.pooling()).isEqualTo(pooling);
        assertThat(card.languages()).containsExactly(language);
        assertThat(card.licence()).isEqualTo(licence);
        assertThat(card.revision()).matches("[0-9a-f]{64}");
        assertThat(card.speed()).isEmpty();
    }

    @Test
    void knowTheInstructions() {
        assertThat(card("bge-small-zh-v1.5").queryInstruction()).isEqualTo("为这个句子生成表示以用于检索相关文章：");
        assertThat(card("bge-small-en-v1.5").queryInstruction())
                .isEqualTo("Represent this sentence for searching relevant passages: ");
        assertThat(card("e5-small-v2").queryInstruction()).isEqualTo("query: ");
        assertThat(card("e5-small-v2").passageInstruction()).isEqualTo("passage: ");
        assertThat(card("all-minilm-l6-v2").queryInstruction()).isEmpty();
    }

    @Test
    void filesAreThoseOfTheManifest() {
        ModelDirectory.read(ModelFolders.configured().getFirst().resolve("bge-small-zh-v1.5-int8"))
                .verify();
    }

    private static ModelCard card(String id) {
        return ModelDirectory.read(ModelFolders.configured().getFirst().resolve(id))
                .card();
    }
}
