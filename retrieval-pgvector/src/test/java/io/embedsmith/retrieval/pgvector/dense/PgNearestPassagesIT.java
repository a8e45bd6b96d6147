package io.embedsmith.retrieval.pgvector.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.search.NearestPassages.NearPassage;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestDatabase;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On 3,000 passages around 50 centres, with an index. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgNearestPassagesIT {
    private static final int PASSAGES = 3_000;
    private static final int DEPTH = 210;

    private TestRetrieval retrieval;
    private CollectionName collection;
    private List<DenseVector> vectors;

    @BeforeAll
    void fill() {
        RetrievalSettings settings = new RetrievalSettings(512, 1_000, RetrievalSettings.Hnsw.DEFAULT, 300);
        retrieval = new TestRetrieval(TestDatabase.shared().application(), settings);
        collection = retrieval.newCollection();
        List<String> texts =
                IntStream.range(0, PASSAGES).mapToObj(PgNearestPassagesIT::text).toList();
        vectors = embed(texts);
        retrieval.ingest(
                collection,
                IntStream.range(0, PASSAGES)
                        .mapToObj(i -> Sources.document("doc-" + i, texts.get(i)))
                        .toList());
    }

    @Test
    void theIndexFindsWhatComparingAllFinds() {
        int agreed = 0;
        for (int query = 0; query < 40; query++) {
            DenseVector vector = embed(List.of(text(PASSAGES + 37 * query))).getFirst();
            List<NearPassage> found = nearest(vector, DEPTH);
            assertThat(found).hasSize(DEPTH);
            // Ties are many here: whatever is as near as the last of the exact ones is right.
            double last = vectors.stream()
                    .map(vector::dot)
                    .sorted(Comparator.reverseOrder())
                    .skip(DEPTH - 1L)
                    .findFirst()
                    .orElseThrow();
            agreed += (int) found.stream()
                    .filter(passage -> exact(passage).dot(vector) >= last - 1e-3)
                    .count();
        }
        assertThat(agreed / (40.0 * DEPTH)).as("recall").isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void passagesComeWithTheirTextAndTheirVectorBestFirst() {
        DenseVector query = embed(List.of(text(7))).getFirst();

        List<NearPassage> found = nearest(query, 20);

        assertThat(found.getFirst().text()).isEqualTo(text(7));
        assertThat(found)
                .extracting(passage -> passage.vector().dot(query))
                .isSortedAccordingTo((one, other) -> Math.abs(one - other) < 2e-3 ? 0 : Double.compare(other, one));
        for (NearPassage passage : found) {
            assertThat(passage.text()).isEqualTo(text(number(passage)));
            // halfvec keeps 11 bits of each component.
            assertThat(passage.vector().dot(exact(passage))).isCloseTo(1, within(2e-3));
        }
    }

    @Test
    void asManyAsThereAreAtMost() {
        CollectionName small = retrieval.newCollection();
        retrieval.ingest(small, Sources.document("a", "red fox", "brown bear"), Sources.whole("b", "red fox"));

        List<NearPassage> found = retrieval
                .system
                .nearest()
                .nearest(TenantId.DEFAULT, small, embed(List.of("red fox")).getFirst(), 1_000);

        assertThat(found).extracting(passage -> passage.id().value()).containsExactly("a#0", "b", "a#1");
        assertThat(found).extracting(NearPassage::text).containsExactly("red fox", "red fox", "brown bear");
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        DenseVector query = vectors.getFirst();
        assertThatThrownBy(() -> nearest(query, 1_001)).hasMessageContaining("k is 1001; 1 to 1000 are allowed");
        assertThatThrownBy(() -> nearest(DenseVector.copyOf(1, 0), 5)).hasMessageContaining("has 2 components");
        assertThatThrownBy(
                        () -> retrieval.system.nearest().nearest(new TenantId(new UUID(0, 78)), collection, query, 5))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("there is no collection");
    }

    private List<NearPassage> nearest(DenseVector query, int k) {
        return retrieval.system.nearest().nearest(TenantId.DEFAULT, collection, query, k);
    }

    private DenseVector exact(NearPassage passage) {
        return vectors.get(number(passage));
    }

    private static int number(NearPassage passage) {
        return Integer.parseInt(passage.id().value().replaceAll("doc-(\\d+)#0", "$1"));
    }

    private List<DenseVector> embed(List<String> texts) {
        return retrieval.model.embed(EmbeddingRequest.of(TextRole.PASSAGE, texts));
    }

    /** Twice the centre and two words of its own. */
    private static String text(int number) {
        String centre = "centre" + number % 50;
        return centre + " " + centre + " own" + number + " more" + number * 7 % 1_000;
    }
}
