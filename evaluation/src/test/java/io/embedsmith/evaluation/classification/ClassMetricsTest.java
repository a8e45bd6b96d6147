package io.embedsmith.evaluation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassMetricsTest {
    private static final Offset<Double> TO_12_PLACES = within(1e-12);

    /** Class 0: 2 there, 2 predicted, 1 right. Class 1: 2 there, 1 predicted, 1 right. Class 2: none there, 1 predicted. */
    private static final ClassCounts COUNTS = ClassCounts.of(new int[] {0, 0, 1, 1}, new int[] {0, 2, 1, 0}, 5);

    @Test
    void scoresAreThoseOfScikitLearn() {
        for (Golden expected : Golden.read("metrics").list("classes")) {
            ClassCounts counts = ClassCounts.of(expected.integers("gold"), expected.integers("predicted"), 20);

            assertThat(Accuracy.of(counts)).isCloseTo(expected.number("accuracy"), TO_12_PLACES);
            for (Averaging averaging : Averaging.values()) {
                String suffix = averaging == Averaging.MACRO ? "_macro" : "_weighted";
                assertThat(F1.of(counts, averaging)).isCloseTo(expected.number("f1" + suffix), TO_12_PLACES);
                assertThat(Precision.of(counts, averaging))
                        .isCloseTo(expected.number("precision" + suffix), TO_12_PLACES);
                assertThat(Recall.of(counts, averaging)).isCloseTo(expected.number("recall" + suffix), TO_12_PLACES);
            }
        }
    }

    @Test
    void handWorked() {
        assertThat(Accuracy.of(COUNTS)).isEqualTo(2 / 4.0);
        // precisions 1/2, 1, 0; recalls 1/2, 1/2, 0; F1 1/2, 2/3, 0; classes 3 and 4 were not seen
        assertThat(Precision.of(COUNTS, Averaging.MACRO)).isCloseTo(1.5 / 3, TO_12_PLACES);
        assertThat(Precision.of(COUNTS, Averaging.WEIGHTED)).isCloseTo((2 * 0.5 + 2) / 4, TO_12_PLACES);
        assertThat(Recall.of(COUNTS, Averaging.MACRO)).isCloseTo(1.0 / 3, TO_12_PLACES);
        assertThat(F1.of(COUNTS, Averaging.MACRO)).isCloseTo((1 / 2.0 + 2 / 3.0) / 3, TO_12_PLACES);
        assertThat(F1.of(COUNTS, Averaging.WEIGHTED)).isCloseTo((2 / 2.0 + 4 / 3.0) / 4, TO_12_PLACES);
    }
}
