package io.embedsmith.retrieval.pgvector.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.pgvector.filter.JsonPathFilter;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.pipeline.DenseCandidates;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.HashingModel;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestDatabase;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On 4,000 passages around 50 centres, an index from 1,000 on, filters exact up to 300. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgDenseSearchIT {
    private static final int PASSAGES = 4_000;
    private static final int CENTRES = 50;
    private static final Filter SELECTIVE = new Filter.Equals("section", "s7");
    private static final Filter EVEN = new Filter.Equals("even", true);

    private final HashingModel model = new HashingModel("hashing-64", 64);
    private TestRetrieval retrieval;
    private PgDenseSearch search;
    private CollectionName collection;

    @BeforeAll
    void fill() {
        RetrievalSettings settings = new RetrievalSettings(512, 1_000, RetrievalSettings.Hnsw.DEFAULT, 300);
        retrieval = new TestRetrieval(TestDatabase.shared().application(), settings);
        retrieval.models.put(model);
        search = new PgDenseSearch(retrieval.database(), settings);
        collection = collection("dense");
        retrieval.ingest(
                collection,
                IntStream.range(0, PASSAGES)
                        .mapToObj(i -> Sources.document(
                                "doc-" + i, Map.of("n", i, "even", i % 2 == 0, "section", "s" + i % 40), text(i)))
                        .toList());
    }

    @Test
    void withoutAFilterTheIndexIsUsedAndFindsWhatIsNearest() {
        int agreed = 0;
        for (int query = 0; query < 60; query++) {
            DenseVector vector = vector(text(PASSAGES + 37 * query));
            DenseCandidates found = search.candidates(request(100, Optional.empty()), vector);
            assertThat(found.strategy()).isEqualTo(DenseStrategy.INDEX);
            assertThat(found.ranking().size()).isEqualTo(100);
            agreed += agreement(found.ranking(), exact(vector, Optional.empty(), 10));
        }
        assertThat(agreed / 600.0).as("indexRecall@10").isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void scoreIsTheInnerProduct() {
        DenseVector query = vector(text(5_000));
        Ranking ranking =
                search.candidates(request(10, Optional.empty()), query).ranking();
        for (ScoredPassage passage : ranking.passages()) {
            int number = Integer.parseInt(passage.id().value().replaceAll("doc-(\\d+)#0", "$1"));
            // halfvec keeps 11 bits of each component.
            assertThat(passage.score()).isCloseTo(query.dot(vector(text(number))), within(2e-3));
        }
    }

    @Test
    void deepestRequestIsFilled() {
        assertThat(search.candidates(request(1_000, Optional.empty()), vector(text(9)))
                        .ranking()
                        .size())
                .isEqualTo(1_000);
    }

    @Test
    void selectiveFilterIsAnsweredExactly() {
        DenseVector query = vector(text(6_001));
        DenseCandidates found = search.candidates(request(50, Optional.of(SELECTIVE)), query);
        assertThat(found.strategy()).isEqualTo(DenseStrategy.EXACT);
        assertThat(found.ranking()).isEqualTo(exact(query, Optional.of(SELECTIVE), 50));
        assertThat(found.ranking().size()).isEqualTo(50);
    }

    @Test
    void filterThatNothingPassesFindsNothing() {
        DenseCandidates found =
                search.candidates(request(10, Optional.of(new Filter.Exists("nowhere"))), vector(text(1)));
        assertThat(found).isEqualTo(new DenseCandidates(new Ranking(List.of()), DenseStrategy.EXACT));
    }

    @Test
    void unselectiveFilterReadsTheIndexOn() {
        int agreed = 0;
        for (int query = 0; query < 30; query++) {
            DenseVector vector = vector(text(7_000 + 37 * query));
            DenseCandidates found = search.candidates(request(100, Optional.of(EVEN)), vector);
            assertThat(found.strategy()).isEqualTo(DenseStrategy.ITERATIVE_INDEX);
            assertThat(found.ranking().size()).isEqualTo(100);
            agreed += agreement(found.ranking(), exact(vector, Optional.of(EVEN), 10));
        }
        assertThat(agreed / 300.0).as("indexRecall@10 of the filtered").isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void iterativeScanThatIsCutShortEndsExactly() {
        Filter far = new Filter.Range("n", Optional.of(2_000), Optional.empty());
        DenseVector query = vector(text(3));
        DenseCandidates found = search.candidates(request(1_000, Optional.of(far)), query);
        assertThat(found.ranking().size()).isEqualTo(1_000);
        Filter section = new Filter.AnyOf(
                "section",
                IntStream.range(0, 5).mapToObj(i -> (Object) ("s" + i)).toList());
        found = search.candidates(request(600, Optional.of(section)), query);
        assertThat(found.strategy()).isEqualTo(DenseStrategy.EXACT);
        assertThat(found.ranking()).isEqualTo(exact(query, Optional.of(section), 600));
        assertThat(found.ranking().size()).isEqualTo(500);
    }

    @Test
    void smallCollectionHasNoIndexAndIsComparedWhole() {
        CollectionName small = collection("small");
        retrieval.ingest(small, Sources.document("a", "red fox", "brown bear"), Sources.whole("b", "red fox"));
        DenseCandidates found =
                search.candidates(new CandidateRequest(searched(small), 5, Optional.empty()), vector("red fox"));
        assertThat(found.strategy()).isEqualTo(DenseStrategy.EXACT);
        assertThat(found.ranking().passages().stream().map(ScoredPassage::id).map(PassageId::value))
                .as("equal scores are ordered by id")
                .containsExactly("a#0", "b", "a#1");
    }

    @Test
    void documentCalledLikeAPassageOfAnotherIsNoFailure() {
        CollectionName small = collection("alike");
        retrieval.ingest(small, Sources.document("a", "red fox", "brown bear"), Sources.whole("a#1", "brown bear cub"));
        Ranking ranking = search.candidates(
                        new CandidateRequest(searched(small), 5, Optional.empty()), vector("brown bear"))
                .ranking();
        assertThat(ranking.passages().stream().map(ScoredPassage::id).map(PassageId::value))
                .containsExactly("a#1", "a#0");
        assertThat(ranking.passages().getFirst().score()).isCloseTo(1, within(2e-3));
    }

    @Test
    void whatWasDeletedIsNotFoundAndItsPlaceIsFilled() {
        CollectionName changing = collection("changing");
        retrieval.ingest(
                changing,
                IntStream.range(0, 1_200)
                        .mapToObj(i -> Sources.document("doc-" + i, text(i % CENTRES + CENTRES * (i % 24))))
                        .toList());
        for (int i = 0; i < 1_200; i += 2) {
            retrieval.documents().delete(TenantId.DEFAULT, changing, new DocumentKey("doc-" + i));
        }
        DenseCandidates found =
                search.candidates(new CandidateRequest(searched(changing), 100, Optional.empty()), vector(text(1)));
        assertThat(found.strategy()).isEqualTo(DenseStrategy.INDEX);
        assertThat(found.ranking().size()).isEqualTo(100);
        assertThat(found.ranking().passages())
                .allMatch(passage -> passage.id().value().matches("doc-\\d*[13579]#0"));
    }

    @Test
    void vectorOfAnotherDimensionIsRefused() {
        assertThatThrownBy(() -> search.candidates(request(10, Optional.empty()), DenseVector.copyOf(1, 0, 0)))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("has 3 components")
                .hasMessageContaining("vectors of 64");
    }

    @Test
    void collectionOfAnotherTenantIsNotThere() {
        SearchedCollection own = searched(collection);
        SearchedCollection stolen = new SearchedCollection(
                new TenantId(new UUID(0, 77)), own.name(), own.id(), own.dimension(), own.indexed(), own.settings());
        assertThatThrownBy(() -> search.candidates(new CandidateRequest(stolen, 10, Optional.empty()), vector("x")))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("there is no collection");
    }

    @Test
    void plannerUsesTheIndexWhereItShouldAndNowhereElse() {
        CandidateRequest plain = request(100, Optional.empty());
        String hnsw = "Index Scan using vector_" + plain.collection().id() + "_hnsw";
        assertThat(plan(plain, NearestQuery.byIndex(plain, Optional.empty()))).contains(hnsw);
        assertThat(plan(plain, NearestQuery.byIndex(plain, path(EVEN)))).contains(hnsw);
        assertThat(plan(plain, NearestQuery.amongAll(plain, path(EVEN)))).doesNotContain("hnsw");
        assertThat(plan(plain, NearestQuery.amongAll(plain, Optional.empty()))).doesNotContain("hnsw");
    }

    private static Optional<String> path(Filter filter) {
        return Optional.of(JsonPathFilter.of(filter));
    }

    private String plan(CandidateRequest request, NearestQuery query) {
        return retrieval.database().transaction(TenantId.DEFAULT, connection -> {
            DenseScope.statement(request, Optional.empty(), retrieval.settings())
                    .query(connection, ResultSet::next);
            SqlStatement statement = query.statement(vector("x"));
            return new SqlStatement("EXPLAIN " + statement.sql(), statement.parameters())
                    .query(connection, PgDenseSearchIT::lines);
        });
    }

    private static String lines(ResultSet rows) throws SQLException {
        StringBuilder lines = new StringBuilder();
        while (rows.next()) {
            lines.append(rows.getString(1)).append('\n');
        }
        return lines.toString();
    }

    /** By comparing every vector, in the precision of the database. */
    private Ranking exact(DenseVector query, Optional<Filter> filter, int depth) {
        CandidateRequest request = request(depth, filter);
        Optional<String> path = filter.map(JsonPathFilter::of);
        return retrieval
                .database()
                .transaction(
                        TenantId.DEFAULT,
                        connection -> NearestQuery.amongAll(request, path)
                                .statement(query)
                                .query(connection, NearestQuery::ranking));
    }

    private static int agreement(Ranking found, Ranking exact) {
        Set<PassageId> top =
                found.top(10).passages().stream().map(ScoredPassage::id).collect(Collectors.toSet());
        return (int) exact.passages().stream()
                .filter(passage -> top.contains(passage.id()))
                .count();
    }

    private CandidateRequest request(int depth, Optional<Filter> filter) {
        return new CandidateRequest(searched(collection), depth, filter);
    }

    private SearchedCollection searched(CollectionName name) {
        return new CollectionCatalog(retrieval.database()).find(TenantId.DEFAULT, name);
    }

    private CollectionName collection(String prefix) {
        CollectionName name = new CollectionName(prefix + "-" + System.nanoTime());
        retrieval
                .collections()
                .create(
                        TenantId.DEFAULT,
                        name,
                        CollectionSettings.of(model.card().id()));
        return name;
    }

    private DenseVector vector(String text) {
        return model.embed(EmbeddingRequest.of(TextRole.QUERY, List.of(text))).getFirst();
    }

    /** Twice the centre and one word of its own. */
    private static String text(int number) {
        String centre = "centre" + number % CENTRES;
        return centre + " " + centre + " own" + number;
    }
}
