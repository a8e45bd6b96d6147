package io.embedsmith.embedding.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSearchTest {
    private static final PassageId A = new PassageId("a");
    private static final PassageId B = new PassageId("b");
    private static final PassageId C = new PassageId("c");

    @Test
    void theLargestInnerProductComesFirst() {
        ExactSearch search = ExactSearch.over(
                List.of(A, B, C),
                List.of(DenseVector.copyOf(1, 0), DenseVector.copyOf(0, 3), DenseVector.copyOf(1, 1)));

        // (1, 2) * (1, 0) = 1, * (0, 3) = 6, * (1, 1) = 3
        assertThat(search.search(DenseVector.copyOf(1, 2), 2).passages())
                .containsExactly(new ScoredPassage(B, 6), new ScoredPassage(C, 3));
    }

    @Test
    void equalScoresAreOrderedByIdWhereverTheyStand() {
        DenseVector same = DenseVector.copyOf(1, 1);
        for (List<PassageId> order : List.of(List.of(A, B, C), List.of(C, B, A), List.of(B, C, A))) {
            Ranking two = ExactSearch.over(order, List.of(same, same, same)).search(same, 2);

            assertThat(two.passages()).extracting(ScoredPassage::id).containsExactly(A, B);
        }
    }

    /** Around one block of 4,096 rows, against sorting everything. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 4_095, 4_096, 4_097, 9_000})
    void theTopIsThatOfTheWholeListSorted(int rows) {
        Random random = new Random(rows);
        List<PassageId> ids = new ArrayList<>();
        List<DenseVector> vectors = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            ids.add(new PassageId("p" + random.nextInt(1_000_000) + "-" + row));
            // few different values, so that many scores are equal
            vectors.add(DenseVector.copyOf(random.nextInt(3), random.nextInt(3), 1));
        }
        DenseVector query = DenseVector.copyOf(2, -1, 0.5f);
        List<ScoredPassage> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            all.add(new ScoredPassage(ids.get(row), query.dot(vectors.get(row))));
        }

        Ranking top = ExactSearch.over(ids, vectors).search(query, 10);

        assertThat(top).isEqualTo(Ranking.of(all).top(10));
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheNumbers() {
        assertThatThrownBy(() -> ExactSearch.over(List.of(A), List.of()))
                .hasMessageContaining("1 ids")
                .hasMessageContaining("0 vectors");
        assertThatThrownBy(
                        () -> ExactSearch.over(List.of(A, B), List.of(DenseVector.copyOf(1), DenseVector.copyOf(1, 2))))
                .hasMessageContaining("passage b")
                .hasMessageContaining("2 components");
        ExactSearch one = ExactSearch.over(List.of(A), List.of(DenseVector.copyOf(1)));
        assertThatThrownBy(() -> one.search(DenseVector.copyOf(1, 2), 1)).hasMessageContaining("the query");
        assertThatThrownBy(() -> one.search(DenseVector.copyOf(1), 0)).hasMessageContaining("k is 0");
    }
}
