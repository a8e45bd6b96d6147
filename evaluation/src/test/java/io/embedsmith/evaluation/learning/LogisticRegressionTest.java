package io.embedsmith.evaluation.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogisticRegressionTest {

    static List<Golden> cases() {
        return Golden.read("logistic-regression").list("cases");
    }

    /** One of the cases ends after 100 iterations without having converged: so the path is the same, not only its end. */
    @ParameterizedTest
    @MethodSource("cases")
    void coefficientsAndPredictionsAreThoseOfScikitLearn(Golden expected) {
        LogisticRegression learnt = LogisticRegression.fit(
                expected.rows("train"), expected.integers("labels"), expected.integer("classes"));

        double[][] first = expected.matrix("firstCoefficients");
        for (int f = 0; f < first.length; f++) {
            for (int j = 0; j < first[f].length; j++) {
                assertThat(learnt.coefficients()[f][j]).isCloseTo(first[f][j], within(1e-6));
            }
        }
        double sum = Arrays.stream(learnt.coefficients())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .sum();
        assertThat(sum).isCloseTo(expected.number("coefficientSum"), within(1e-4));
        double[] intercepts = expected.numbers("intercepts");
        for (int f = 0; f < intercepts.length; f++) {
            assertThat(learnt.intercepts()[f]).isCloseTo(intercepts[f], within(1e-6));
        }
        assertThat(learnt.predict(expected.rows("test"))).isEqualTo(expected.integers("predicted"));
    }

    @Test
    void oneClassCannotBeLearnt() {
        assertThatThrownBy(() -> LogisticRegression.fit(new float[][] {{1}}, new int[] {0}, 1))
                .hasMessage("there are 1 classes; at least 2 can be told apart");
    }
}
