package io.embedsmith.evaluation.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    @Test
    void coefficientsAndPValuesAreThoseOfScipy() {
        for (Golden expected : Golden.read("metrics").list("correlations")) {
            double[] a = expected.numbers("a");
            double[] b = expected.numbers("b");
            requireSame(Pearson.of(a, b), expected.numbers("pearson"));
            requireSame(Spearman.of(a, b), expected.numbers("spearman"));
        }
    }

    @Test
    void pearson_handWorked() {
        // deviations (-1, 0, 1) and (-1, 1, 0): 1 / sqrt(2 · 2)
        assertThat(Pearson.of(new double[] {1, 2, 3}, new double[] {4, 6, 5}).coefficient())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void spearman_equalValuesShareTheMeanRank() {
        // ranks (1, 2.5, 2.5, 4) and (1, 2, 3, 4): covariance 4.5, norms sqrt(4.5) and sqrt(5)
        assertThat(Spearman.of(new double[] {1, 5, 5, 9}, new double[] {1, 2, 3, 4})
                        .coefficient())
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void perfectOrderHasNoChance() {
        Correlation perfect = Spearman.of(new double[] {1, 2, 3, 4}, new double[] {1, 8, 27, 64});

        assertThat(perfect.coefficient()).isCloseTo(1, within(1e-15));
        assertThat(perfect.pValue()).isCloseTo(0, within(1e-12));
    }

    @Test
    void constantSeriesHaveNone() {
        assertThat(Pearson.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}).isDefined())
                .isFalse();
        assertThat(Spearman.of(new double[] {1, 2, 3}, new double[] {7, 7, 7}).isDefined())
                .isFalse();
    }

    @Test
    void seriesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Pearson.of(new double[] {1, 2}, new double[] {1}))
                .hasMessage("the series have 2 and 1 numbers; two of one length, 2 or more, can be correlated");
    }

    private static void requireSame(Correlation found, double... expected) {
        assertThat(found.coefficient()).isCloseTo(expected[0], within(1e-12));
        assertThat(found.pValue()).isCloseTo(expected[1], within(1e-12));
    }
}
