package io.embedsmith.evaluation.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityCurveTest {
    static List<Golden> cases() {
        return Golden.read("probability-curve").list("cases");
    }

    private static ProbabilityCurve fitted(Golden given) {
        return ProbabilityCurve.of(
                LabelledScores.of(list(given.numbers("positives")), list(given.numbers("negatives"))));
    }

    private static List<Double> list(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCurveIsThatOfScikitLearnAndNearerTheMinimum(Golden given) {
        ProbabilityCurve curve = fitted(given);

        double[] exact = given.numbers("exact");
        ProbabilityCurve best = new ProbabilityCurve(exact[0], exact[1]);
        double[] theirs = given.numbers("scikit_learn");
        ProbabilityCurve scikitLearn = new ProbabilityCurve(theirs[0], theirs[1]);
        for (double score : given.numbers("positives")) {
            assertThat(curve.at(score)).isCloseTo(best.at(score), within(1e-7));
            assertThat(curve.at(score)).isCloseTo(scikitLearn.at(score), within(1e-5));
        }
    }

    @Test
    void aChanceHasAScore() {
        ProbabilityCurve curve = new ProbabilityCurve(10, -7);

        assertThat(curve.at(0.7)).isCloseTo(0.5, within(1e-12));
        assertThat(curve.at(curve.scoreOf(0.9))).isCloseTo(0.9, within(1e-12));
        assertThatThrownBy(() -> curve.scoreOf(1)).hasMessage("the chance is 1.0; between 0 and 1 is allowed");
        assertThatThrownBy(() -> new ProbabilityCurve(Double.NaN, 0)).hasMessageContaining("two finite numbers");
    }
}
