package io.embedsmith.retrieval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.fusion.SignalScore;
import io.embedsmith.retrieval.search.Rerank;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;
import io.embedsmith.retrieval.search.SearchResponse.ScoreStage;
import io.embedsmith.retrieval.search.SearchResult;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.FixedModels;
import io.embedsmith.retrieval.testing.HashingModel;
import io.embedsmith.retrieval.testing.LongestFirst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With signals that always find the same: dense a 0.875, b 0.625, c 0.375; keyword c 8, d 6, a 4. */
class HybridRetrieverTest {
    private static final CollectionName NAME = new CollectionName("notes");
    private static final Ranking DENSE = ranking("a", 0.875, "b", 0.625, "c", 0.375);
    private static final Ranking KEYWORD = ranking("c", 8, "d", 6, "a", 4);

    /** The reranker finds longer texts better: d, b, then a and c alike. */
    private static final Map<String, String> TEXTS =
            Map.of("a", " of a", "b", " of b, the second", "c", " of c", "d", " of d, the last and the longest");

    private static final double RANKED_A = "Title above\nthe text of a".length() / 10.0;
    private static final double RANKED_B = "Title above\nthe text of b, the second".length() / 10.0;

    private final HashingModel model = new HashingModel("hashing", 8);
    private final LongestFirst reranker = new LongestFirst(new HashingModel("longest-first", 8).card());
    private final List<PassageId> textsRead = new ArrayList<>();

    @Test
    void hybridScoresAreTheSumOfTheContributions() {
        // Scaled: dense a 1, b 0.5, c 0; keyword c 1, d 0.5, a 0. Halves of each: a 0.5, c 0.5, b 0.25, d 0.25.
        SearchResponse response = search(SearchRequest.of("the text", SearchMode.HYBRID, 10));

        assertThat(ids(response)).containsExactly("a", "c", "b", "d");
        assertThat(response.scoreStage()).isEqualTo(ScoreStage.FUSION);
        assertThat(response.candidates()).isEqualTo(Map.of(Signal.DENSE, 3, Signal.KEYWORD, 3));
        assertThat(response.denseStrategy()).contains(DenseStrategy.INDEX);
        for (SearchResult result : response.results()) {
            double sum = result.signals().values().stream()
                    .mapToDouble(SignalScore::contribution)
                    .sum();
            assertThat(result.score()).isCloseTo(sum, within(1e-12));
        }
        assertThat(response.results().get(1).signals())
                .isEqualTo(Map.of(
                        Signal.DENSE, new SignalScore(3, 0.375, 0, 0),
                        Signal.KEYWORD, new SignalScore(1, 8, 1, 0.5)));
    }

    @Test
    void oneSignalAloneShowsItsOwnScore() {
        SearchResponse dense = search(SearchRequest.of("text", SearchMode.DENSE, 2));
        assertThat(ids(dense)).containsExactly("a", "b");
        assertThat(dense.scoreStage()).isEqualTo(ScoreStage.SIMILARITY);
        assertThat(dense.candidates()).isEqualTo(Map.of(Signal.DENSE, 3));
        assertThat(dense.results().getFirst().signals())
                .isEqualTo(Map.of(Signal.DENSE, new SignalScore(1, 0.875, 0.875, 0.875)));

        SearchResponse keyword = search(SearchRequest.of("text", SearchMode.KEYWORD, 2));
        assertThat(ids(keyword)).containsExactly("c", "d");
        assertThat(keyword.scoreStage()).isEqualTo(ScoreStage.BM25);
        assertThat(keyword.denseStrategy()).isEmpty();
        assertThat(model.embedded()).as("keyword search embeds nothing").isEqualTo(1);
    }

    @Test
    void thresholdCutsTheScoreThatIsShown() {
        assertThat(ids(search(request(10, 0, OptionalDouble.of(0.3))))).containsExactly("a", "c");
        assertThat(ids(search(request(10, 0, OptionalDouble.of(0.5))))).containsExactly("a", "c");
        assertThat(ids(search(request(10, 0, OptionalDouble.of(0.51))))).isEmpty();
    }

    @Test
    void pagesAreWindowsOverOneRanking() {
        SearchResponse second = search(request(2, 2, OptionalDouble.empty()));
        assertThat(ids(second)).containsExactly("b", "d");
        assertThat(second.results()).extracting(SearchResult::rank).containsExactly(3, 4);
        assertThat(textsRead).as("texts of one page only").containsExactly(new PassageId("b"), new PassageId("d"));
        assertThat(ids(search(request(2, 4, OptionalDouble.empty())))).isEmpty();
    }

    @Test
    void fusionOfTheRequestComesBeforeThatOfTheCollection() {
        SearchRequest request = new SearchRequest(
                "text",
                SearchMode.HYBRID,
                10,
                0,
                100,
                Optional.of(new Fusion.Convex(1)),
                OptionalDouble.empty(),
                Optional.empty());
        assertThat(ids(search(request))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void rankGivesTheSameOrderWithoutTexts() {
        Ranking ranking = retriever(_ -> KEYWORD).rank(TenantId.DEFAULT, NAME, request(3, 0, OptionalDouble.empty()));
        assertThat(ranking.passages())
                .extracting(passage -> passage.id().value())
                .containsExactly("a", "c", "b");
        assertThat(textsRead).isEmpty();
    }

    @Test
    void passageThatHasGoneIsLeftOut() {
        SearchResponse response = search(SearchRequest.of("gone", SearchMode.KEYWORD, 3));
        assertThat(ids(response)).containsExactly("c", "d", "a");
        Ranking withGone = ranking("c", 8, "gone", 6, "a", 4);
        response =
                retriever(_ -> withGone).search(TenantId.DEFAULT, NAME, SearchRequest.of("x", SearchMode.KEYWORD, 3));
        assertThat(ids(response)).containsExactly("c", "a");
        assertThat(response.results()).extracting(SearchResult::rank).containsExactly(1, 3);
    }

    @Test
    void failureOfASignalIsTheFailureOfTheSearch() {
        RetrievalException away = new RetrievalException(
                RetrievalException.Kind.UNAVAILABLE, "database-unavailable", "the database does not answer");
        HybridRetriever retriever = retriever(_ -> {
            throw away;
        });
        assertThatThrownBy(
                        () -> retriever.search(TenantId.DEFAULT, NAME, SearchRequest.of("text", SearchMode.HYBRID, 3)))
                .isSameAs(away);
    }

    @Test
    void aRerankerOrdersTheBestAndSaysWhereTheyStood() {
        // Fused a 0.5, c 0.5, b 0.25, d 0.25; the texts are "the text of a", and so on, with more of it for d and b.
        SearchResponse response = search(reranked(3, 0, 4, OptionalDouble.empty()));

        assertThat(ids(response)).containsExactly("d", "b", "a");
        assertThat(response.scoreStage()).isEqualTo(ScoreStage.RERANK);
        assertThat(response.timings().rerank()).isPositive();
        SearchResult first = response.results().getFirst();
        assertThat(first.score())
                .isEqualTo(1 / (1 + Math.exp(-first.rerank().orElseThrow().logit())));
        assertThat(first.rerank().orElseThrow().previousRank()).isEqualTo(4);
        assertThat(first.rerank().orElseThrow().previousScore())
                .isCloseTo(
                        first.signals().values().stream()
                                .mapToDouble(SignalScore::contribution)
                                .sum(),
                        within(1e-12));
        assertThat(reranker.read())
                .hasSize(4)
                .allMatch(pair -> pair.query().equals("text"))
                .extracting(TextPair::passage)
                .contains("Title above\nthe text of a");
    }

    @Test
    void aRerankerReadsNoDeeperThanItIsTold() {
        assertThat(ids(search(reranked(2, 0, 2, OptionalDouble.empty())))).containsExactlyInAnyOrder("a", "c");
        assertThat(reranker.read()).hasSize(2);
        assertThat(ids(search(reranked(2, 2, 4, OptionalDouble.empty())))).containsExactly("a", "c");
        assertThatThrownBy(() -> reranked(2, 1, 2, OptionalDouble.empty()))
                .hasMessage("offset 1 and k 2 go to rank 3, the reranker reads 2 passages; raise its depth or ask for"
                        + " fewer");
        assertThatThrownBy(() -> new Rerank(reranker.card().id(), 201)).hasMessageContaining("1 to 200 are allowed");
    }

    @Test
    void thresholdCutsTheScoreOfTheReranker() {
        double betweenBAndA = (sigmoid(RANKED_B) + sigmoid(RANKED_A)) / 2;

        assertThat(ids(search(reranked(4, 0, 4, OptionalDouble.of(betweenBAndA)))))
                .containsExactly("d", "b");
    }

    @Test
    void rankIsRerankedToo() {
        Ranking ranking =
                retriever(_ -> KEYWORD).rank(TenantId.DEFAULT, NAME, reranked(4, 0, 4, OptionalDouble.empty()));

        assertThat(ranking.passages())
                .extracting(passage -> passage.id().value())
                .containsExactly("d", "b", "a", "c");
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private SearchRequest reranked(int k, int offset, int depth, OptionalDouble threshold) {
        return new SearchRequest(
                "text",
                SearchMode.HYBRID,
                k,
                offset,
                100,
                Optional.empty(),
                threshold,
                Optional.empty(),
                Optional.of(new Rerank(reranker.card().id(), depth)));
    }

    private SearchResponse search(SearchRequest request) {
        textsRead.clear();
        return retriever(_ -> KEYWORD).search(TenantId.DEFAULT, NAME, request);
    }

    private static SearchRequest request(int k, int offset, OptionalDouble threshold) {
        return new SearchRequest(
                "text", SearchMode.HYBRID, k, offset, 100, Optional.empty(), threshold, Optional.empty());
    }

    private HybridRetriever retriever(Function<List<String>, Ranking> keyword) {
        return new HybridRetriever(new SearchParts(
                (tenant, name) -> new SearchedCollection(
                        tenant,
                        name,
                        1,
                        8,
                        true,
                        CollectionSettings.of(model.card().id())),
                models(),
                _ -> text -> Arrays.asList(text.split(" ", -1)),
                (request, query) -> new DenseCandidates(DENSE, DenseStrategy.INDEX),
                (request, tokens) -> keyword.apply(tokens),
                this::read));
    }

    private FixedModels models() {
        FixedModels models = new FixedModels(model);
        models.put(reranker);
        return models;
    }

    private Map<PassageId, FoundPassage> read(SearchedCollection collection, List<PassageId> ids) {
        textsRead.addAll(ids);
        return ids.stream()
                .filter(id -> !id.value().equals("gone"))
                .collect(Collectors.toMap(Function.identity(), HybridRetrieverTest::found));
    }

    private static FoundPassage found(PassageId id) {
        String text = "the text" + TEXTS.getOrDefault(id.value(), "");
        PassageView view =
                new PassageView(id, 0, text, List.of("Title above"), 0, text.length(), OptionalInt.empty(), 4);
        return new FoundPassage(new DocumentKey(id.value()), "Title", view, Map.of());
    }

    private static List<String> ids(SearchResponse response) {
        return response.results().stream()
                .map(result -> result.passage().id().value())
                .toList();
    }

    private static Ranking ranking(Object... idsAndScores) {
        List<ScoredPassage> passages = new ArrayList<>();
        for (int i = 0; i < idsAndScores.length; i += 2) {
            passages.add(new ScoredPassage(
                    new PassageId((String) idsAndScores[i]), ((Number) idsAndScores[i + 1]).doubleValue()));
        }
        return Ranking.of(passages);
    }
}
