package io.embedsmith.retrieval.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.search.SearchResult;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A search from the query's text to the answer, by a real model, in Chinese and English. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
    private static final Path MODEL = Path.of(
            System.getProperty("basedir", ""), "..", "embedding-core", "target", "models", "bge-small-zh-v1.5-int8");
    private static final CollectionName NAME = new CollectionName("manuals-" + System.nanoTime());

    private LocalModelHost models;
    private PgVectorRetrieval retrieval;

    @BeforeAll
    void fill() {
        models = LocalModelHost.open(ModelHostSettings.of(MODEL));
        retrieval = PgVectorRetrieval.open(new RetrievalParts(
                TestDatabase.shared().application(),
                models,
                AnalyzerFactory.CHINESE_ENGLISH,
                RetrievalSettings.DEFAULT));
        ModelId model = models.cards().getFirst().id();
        retrieval.collections().create(TenantId.DEFAULT, NAME, CollectionSettings.of(model));
        retrieval
                .ingestor()
                .ingest(
                        TenantId.DEFAULT,
                        NAME,
                        List.of(
                                        Sources.document(
                                                "账号.md",
                                                Map.of("lang", "zh", "year", 2021),
                                                "如果忘记了登录口令，可以在登录页面点击“找回”，通过邮箱验证后设置新的口令。",
                                                "每个账号最多可以绑定三台设备，超过时请先解除旧设备。"),
                                        Sources.document(
                                                "天气.md",
                                                Map.of("lang", "zh", "year", 2023),
                                                "今天北京晴转多云，最高气温二十五度，适合户外运动。"),
                                        Sources.document(
                                                "billing.html",
                                                Map.of("lang", "en", "year", 2022),
                                                "Invoices are sent on the first day of every month by e-mail.",
                                                "Part number GB/T-7714 is shipped from the second warehouse."),
                                        Sources.document(
                                                "garden.txt",
                                                Map.of("lang", "en", "year", 2020, "tags", List.of("plants", "home")),
                                                "Roses need pruning in late winter, before new shoots appear."))
                                .iterator(),
                        IngestListener.NONE);
    }

    @AfterAll
    void close() {
        retrieval.close();
        models.close();
    }

    @Test
    void paraphraseIsFoundByMeaning() {
        assertThat(first(search("怎样重置密码", SearchMode.DENSE)).passage().id().value())
                .isEqualTo("账号.md#0");
        assertThat(first(search("when will I get my bill", SearchMode.DENSE))
                        .documentKey()
                        .value())
                .isEqualTo("billing.html");
    }

    @Test
    void keywordIsFoundHoweverItIsWritten() {
        SearchResult part = first(search("gbt7714", SearchMode.KEYWORD));
        assertThat(part.passage().id().value()).isEqualTo("billing.html#1");
        assertThat(highlighted(part)).containsExactly("GB/T-7714");

        SearchResult device = first(search("解除綁定設備", SearchMode.KEYWORD));
        assertThat(device.passage().id().value()).isEqualTo("账号.md#1");
        assertThat(highlighted(device)).contains("绑定");
        assertThat(search("解除綁定設備", SearchMode.KEYWORD).denseStrategy()).isEmpty();
    }

    @Test
    void hybridTellsWhatEachSignalGave() {
        SearchResponse response = search("登录口令", SearchMode.HYBRID);
        SearchResult best = first(response);
        assertThat(best.passage().id().value()).isEqualTo("账号.md#0");
        assertThat(best.signals()).containsOnlyKeys(Signal.DENSE, Signal.KEYWORD);
        assertThat(best.score())
                .isEqualTo(best.signals().get(Signal.DENSE).contribution()
                        + best.signals().get(Signal.KEYWORD).contribution());
        assertThat(best.title()).isEqualTo("账号.md");
        assertThat(best.metadata()).containsEntry("lang", "zh").doesNotContainKey("document.key");
        assertThat(response.candidates()).containsEntry(Signal.DENSE, 6);
        assertThat(response.timings().total())
                .isGreaterThanOrEqualTo(response.timings().embed());
    }

    @Test
    void filterHoldsForBothSignals() {
        for (SearchMode mode : SearchMode.values()) {
            SearchResponse response = search(filtered("登录 invoices roses", mode, "lang", "en"));
            assertThat(response.results()).as("%s", mode).isNotEmpty();
            assertThat(response.results())
                    .allMatch(result -> "en".equals(result.metadata().get("lang")));
        }
        assertThat(search(filtered("roses", SearchMode.HYBRID, "document.key", "garden.txt"))
                        .results())
                .extracting(result -> result.documentKey().value())
                .containsExactly("garden.txt");
        assertThat(search(filtered("roses", SearchMode.HYBRID, "tags", "home")).results())
                .hasSize(1);
    }

    @Test
    void thresholdCutsAfterFusion() {
        List<SearchResult> all = search("登录口令", SearchMode.HYBRID).results();
        double between = (all.getFirst().score() + all.getLast().score()) / 2;
        SearchRequest request = new SearchRequest(
                "登录口令", SearchMode.HYBRID, 10, 0, 100, Optional.empty(), OptionalDouble.of(between), Optional.empty());
        List<SearchResult> cut = search(request).results();
        assertThat(cut).hasSizeLessThan(all.size()).isNotEmpty().allMatch(result -> result.score() >= between);
    }

    @Test
    void pagesTogetherAreTheWhole() {
        SearchRequest whole = new SearchRequest(
                "设备 登录 invoices",
                SearchMode.HYBRID,
                6,
                0,
                6,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            search(new SearchRequest(
                            whole.query(),
                            whole.mode(),
                            2,
                            offset,
                            6,
                            whole.fusion(),
                            whole.threshold(),
                            whole.filter()))
                    .results()
                    .forEach(result -> paged.add(result.passage().id().value()));
        }
        assertThat(paged).doesNotHaveDuplicates().isEqualTo(ids(search(whole)));
        Ranking ranking = retrieval.retriever().rank(TenantId.DEFAULT, NAME, whole);
        assertThat(ranking.passages())
                .extracting(passage -> passage.id().value())
                .isEqualTo(paged);
    }

    @Test
    void fusionMayBeGivenWithTheSearch() {
        SearchRequest request = new SearchRequest(
                "登录口令",
                SearchMode.HYBRID,
                1,
                0,
                100,
                Optional.of(new Fusion.ReciprocalRank(60, 0.5)),
                OptionalDouble.empty(),
                Optional.empty());
        assertThat(first(search(request)).score()).isEqualTo(1.0 / 61);
    }

    @Test
    void queryOfNothingButStopWordsIsAnsweredByMeaning() {
        assertThat(search("is it of the", SearchMode.KEYWORD).results()).isEmpty();
        assertThat(search("is it of the", SearchMode.HYBRID).results()).hasSize(6);
    }

    @Test
    void strangeQueriesAreAnswered() {
        for (String query : List.of(
                "'; DROP TABLE embedsmith.tenant; --",
                "\0 nul",
                "half \uD83D pair",
                "'\" \\ % _ :* & | ! <->",
                "字".repeat(20_000))) {
            assertThat(search(query, SearchMode.HYBRID).results()).isNotEmpty();
        }
    }

    @Test
    void deletedDocumentIsNotFoundAnyMore() {
        retrieval
                .ingestor()
                .ingest(
                        TenantId.DEFAULT,
                        NAME,
                        List.of(Sources.document("short-lived", "zebras graze at dawn"))
                                .iterator(),
                        IngestListener.NONE);
        assertThat(ids(search("zebras", SearchMode.KEYWORD))).containsExactly("short-lived#0");
        retrieval.documents().delete(TenantId.DEFAULT, NAME, new DocumentKey("short-lived"));
        assertThat(ids(search("zebras", SearchMode.KEYWORD))).isEmpty();
        assertThat(ids(search("zebras", SearchMode.HYBRID))).doesNotContain("short-lived#0");
    }

    @Test
    void collectionOfAnotherTenantIsNotThere() {
        TenantId stranger = new TenantId(new UUID(0, 4711));
        assertThatThrownBy(() ->
                        retrieval.retriever().search(stranger, NAME, SearchRequest.of("登录", SearchMode.HYBRID, 3)))
                .isInstanceOfSatisfying(
                        RetrievalException.class, e -> assertThat(e.code()).isEqualTo("collection-not-found"));
    }

    private SearchResponse search(String query, SearchMode mode) {
        return search(SearchRequest.of(query, mode, 10));
    }

    private SearchResponse search(SearchRequest request) {
        return retrieval.retriever().search(TenantId.DEFAULT, NAME, request);
    }

    private static SearchRequest filtered(String query, SearchMode mode, String field, Object value) {
        return new SearchRequest(
                query,
                mode,
                10,
                0,
                100,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(new Filter.Equals(field, value)));
    }

    private static SearchResult first(SearchResponse response) {
        return response.results().getFirst();
    }

    private static List<String> highlighted(SearchResult result) {
        return result.highlights().stream()
                .map(highlight -> result.passage().text().substring(highlight.start(), highlight.end()))
                .toList();
    }

    private static List<String> ids(SearchResponse response) {
        return response.results().stream()
                .map(result -> result.passage().id().value())
                .toList();
    }
}
