package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.testing.GoldenPairs;
import io.embedsmith.embedding.testing.TinyModels;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rerankers as they are published, against sentence-transformers' CrossEncoder; see src/test/golden. */
class RerankerTest {
    private static final double ROUNDING = 5e-5;

    private static final LocalModelHost HOST =
            LocalModelHost.open(ModelHostSettings.of(List.of(TinyModels.rerankers(), TinyModels.folder()))
                    .withThreads(2));

    @AfterAll
    static void close() {
        HOST.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {TinyModels.RERANKER, TinyModels.TWO_CLASS_RERANKER})
    void pairsAreTokenizedAndCutAsHuggingFaceDoes(String name) {
        try (SubwordTokenizer tokenizer =
                SubwordTokenizer.load(TinyModels.rerankers().resolve(name).resolve("tokenizer.json"))) {
            for (GoldenPairs.Case each : GoldenPairs.read(name).cases()) {
                long[] query = tokenizer.ownIds(each.pair().query(), 64);
                long[] passage = tokenizer.ownIds(each.pair().passage(), 64);

                assertThat(tokenizer.join(query, passage, 64).ids())
                        .as("%s", each.pair())
                        .containsExactly(each.ids().stream().mapToLong(id -> id).toArray());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TinyModels.RERANKER, TinyModels.TWO_CLASS_RERANKER})
    void scoresAreThoseOfTheOtherProgramAloneAndInABatch(String name) {
        Reranker reranker = HOST.reranker(new ModelId(name));
        List<GoldenPairs.Case> cases = GoldenPairs.read(name).cases();
        AtomicInteger scored = new AtomicInteger();

        List<Relevance> together =
                reranker.score(cases.stream().map(GoldenPairs.Case::pair).toList(), scored::addAndGet);

        assertThat(scored).hasValue(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            double expected = cases.get(i).logit();
            Relevance alone =
                    reranker.score(List.of(cases.get(i).pair()), count -> {}).getFirst();
            assertThat((double) alone.logit()).isCloseTo(expected, within(ROUNDING));
            assertThat((double) together.get(i).logit()).isCloseTo(expected, within(ROUNDING));
            assertThat(together.get(i).score()).isCloseTo(1 / (1 + Math.exp(-expected)), within(ROUNDING));
        }
    }

    @Test
    void theOrderOfThePairsDoesNotMatter() {
        Reranker reranker = HOST.reranker(new ModelId(TinyModels.RERANKER));
        List<String> passages = MixedTexts.of(80, 11);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(5));

        List<Relevance> straight = reranker.score("which of these?", passages);
        List<Relevance> shuffled = reranker.score(
                "which of these?", order.stream().map(passages::get).toList());

        for (int i = 0; i < order.size(); i++) {
            assertThat(shuffled.get(i).logit())
                    .isCloseTo(straight.get(order.get(i)).logit(), within((float) ROUNDING));
        }
    }

    @Test
    void theCardSaysWhatItIs() {
        ModelCard card =
                HOST.reranker(new ModelId(TinyModels.TWO_CLASS_RERANKER)).card();

        assertThat(card.kind()).isEqualTo(ModelKind.RERANKER);
        assertThat(card.maxTokens()).isEqualTo(64);
        assertThat(HOST.cards())
                .filteredOn(each -> each.kind() == ModelKind.RERANKER)
                .hasSize(2);
        assertThat(HOST.model(new ModelId(TinyModels.BERT)).card().kind()).isEqualTo(ModelKind.ENCODER);
    }

    @Test
    void aModelIsUsedForWhatItIsOnly() {
        assertThatThrownBy(() -> HOST.model(new ModelId(TinyModels.RERANKER)))
                .isInstanceOf(EmbeddingInputException.class)
                .hasMessage(
                        "model tiny-bert-reranker is a reranker, which scores pairs of query and passage and gives no"
                                + " vectors; name an encoder to embed, or rerank with it");
        assertThatThrownBy(() -> HOST.reranker(new ModelId(TinyModels.BERT)))
                .isInstanceOf(EmbeddingInputException.class)
                .hasMessage(
                        "model tiny-bert is an encoder, which gives vectors, not the scores of pairs; name a reranker"
                                + " to rerank, or use its vectors");
        assertThatThrownBy(() -> HOST.reranker(new ModelId("no-such-model")))
                .hasMessageContaining("there is no model 'no-such-model'; there are [");
    }

    @Test
    void noPairsGiveNoScores() {
        assertThat(HOST.reranker(new ModelId(TinyModels.RERANKER)).score(List.of(), count -> {}))
                .isEmpty();
    }
}
