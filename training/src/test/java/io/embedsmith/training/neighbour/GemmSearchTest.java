package io.embedsmith.training.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.search.ExactSearch;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.system.Embeddings;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmSearchTest {

    /** Around the sizes of the blocks, against the search that sums one product at a time. */
    @ParameterizedTest(name = "{0} queries, {1} passages, dimension {2}, k {3}")
    @CsvSource({
        "1, 1, 1, 1",
        "3, 7, 5, 10",
        "511, 300, 17, 3",
        "513, 300, 8, 210",
        "7, 8191, 33, 210",
        "7, 8192, 33, 1",
        "7, 8193, 384, 210",
        "2, 17000, 16, 1000"
    })
    void theNeighboursAreThoseOfExactSearchToTheLastBit(int queries, int passages, int dimension, int k) {
        Random random = new Random(queries + passages);
        Supplier<Float> components = () -> (float) random.nextGaussian();

        assertSameAsExact(vectors(queries, dimension, components), vectors(passages, dimension, components), k);
    }

    /** Every score comes thousands of times: only exact scores and rows can tell. */
    @ParameterizedTest(name = "k {0}")
    @CsvSource({"1", "10", "700"})
    void equalScoresAreOrderedByRow(int k) {
        Random random = new Random(k);
        Supplier<Float> fewValues = () -> (float) random.nextInt(2);

        assertSameAsExact(vectors(5, 3, fewValues), vectors(20_000, 3, fewValues), k);
    }

    @Test
    void onlyTheFirstRowsAreSearched() {
        Embeddings passages = Embeddings.copyOf(new float[][] {{1}, {2}, {3}});

        assertThat(GemmSearch.overFirst(2, passages).search(Embeddings.copyOf(new float[][] {{1}}), 5))
                .containsExactly(List.of(new Neighbour(1, 2), new Neighbour(0, 1)));
        assertThat(GemmSearch.overFirst(0, passages).search(Embeddings.copyOf(new float[][] {{1}}), 5))
                .containsExactly(List.of());
        assertThatThrownBy(() -> GemmSearch.overFirst(4, passages)).hasMessageContaining("first 4 of 3 passages");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        GemmSearch search = GemmSearch.over(Embeddings.copyOf(new float[][] {{1, 2}}));

        assertThatThrownBy(() -> search.search(Embeddings.copyOf(new float[][] {{1}}), 1))
                .hasMessageContaining("1 components")
                .hasMessageContaining("the passages 2");
        assertThatThrownBy(() -> search.search(Embeddings.copyOf(new float[][] {{1, 2}}), 0))
                .hasMessageContaining("k is 0");
    }

    @Test
    void unitVectorsHaveLengthOneOrZero() {
        Embeddings unit = UnitVectors.of(Embeddings.copyOf(new float[][] {{3, 4}, {0, 0}}));

        assertThat(unit.toFloats()).containsExactly(0.6f, 0.8f, 0, 0);
    }

    private static void assertSameAsExact(Embeddings queries, Embeddings passages, int k) {
        List<PassageId> ids = IntStream.range(0, passages.rows())
                .mapToObj(row -> new PassageId(String.format(Locale.ROOT, "%06d", row)))
                .toList();
        ExactSearch exact = ExactSearch.over(
                ids,
                IntStream.range(0, passages.rows())
                        .mapToObj(row -> DenseVector.copyOf(passages.copyRow(row)))
                        .toList());

        List<List<Neighbour>> found = GemmSearch.over(passages).search(queries, k);

        assertThat(found).hasSize(queries.rows());
        for (int query = 0; query < queries.rows(); query++) {
            assertThat(found.get(query))
                    .isEqualTo(exact.search(DenseVector.copyOf(queries.copyRow(query)), k).passages().stream()
                            .map(passage ->
                                    new Neighbour(Integer.parseInt(passage.id().value()), passage.score()))
                            .toList());
        }
    }

    private static Embeddings vectors(int rows, int dimension, Supplier<Float> components) {
        float[][] vectors = new float[rows][dimension];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimension; i++) {
                vector[i] = components.get();
            }
        }
        return Embeddings.copyOf(vectors);
    }
}
