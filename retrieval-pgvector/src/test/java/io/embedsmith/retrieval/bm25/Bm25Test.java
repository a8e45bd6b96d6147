package io.embedsmith.retrieval.bm25;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class Bm25Test {

    @Test
    void followsTheFormula() {
        // k1 1.2, b 0.75, length 6 at an average of 4: 1.2 * (0.25 + 0.75 * 1.5) = 1.65; 2 / (2 + 1.65).
        assertThat(Bm25.DEFAULT.saturation(2, 6, 4)).isCloseTo(0.547945, within(1e-6));
        // 10 passages, 3 with the term: ln(1 + 7.5 / 3.5).
        assertThat(Bm25.idf(3, 10)).isCloseTo(1.145132, within(1e-6));
    }

    @Test
    void idfStaysPositiveWhereEveryPassageHasTheTerm() {
        assertThat(Bm25.idf(10, 10)).isPositive();
        assertThat(Bm25.idf(11, 10)).isPositive();
    }

    @Test
    void frequencyComesBackOutOfTheSaturation() {
        for (int frequency : new int[] {1, 2, 7, 100, 1_000}) {
            float stored = (float) Bm25.DEFAULT.saturation(frequency, 40, 61.5);
            assertThat(Math.round(Bm25.DEFAULT.frequency(stored, 40, 61.5))).isEqualTo(frequency);
        }
    }

    @Test
    void refusesWhatIsNoParameter() {
        assertThatThrownBy(() -> new Bm25(-1, 0.75)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Bm25(1.2, 1.5)).hasMessageContaining("1.5");
    }

    @Test
    void termIdsAreInTheRangeOfASparseVectorAndSpread() {
        long different = java.util.stream.IntStream.range(0, 100_000)
                .map(i -> TermId.of("term" + i))
                .peek(id -> assertThat(id).isBetween(1, TermId.MAX))
                .distinct()
                .count();
        // 100,000 draws from 10^9: 5 collisions expected; 20 would be a bad hash.
        assertThat(different).isGreaterThan(100_000 - 20);
    }

    @Test
    void countsStopAtWhatCanBeStored() {
        TermCounts counts = TermCounts.of(java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "t" + i)
                .toList());
        assertThat(counts.length()).isEqualTo(20_000);
        assertThat(counts.frequencies()).hasSize(TermCounts.MAX_TERMS);
        assertThat(TermCounts.of(List.of("a\0b", "\uD800", "ok", "ok")).frequencies())
                .containsExactly(java.util.Map.entry("ok", 2));
    }
}
