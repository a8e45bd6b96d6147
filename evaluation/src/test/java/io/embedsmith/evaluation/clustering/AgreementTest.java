package io.embedsmith.evaluation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void measuresAreThoseOfScikitLearn() {
        for (Golden expected : Golden.read("metrics").list("clusters")) {
            int[] classes = expected.integers("classes");
            int[] clusters = expected.integers("clusters");
            VMeasure measure = VMeasure.of(classes, clusters);

            assertThat(measure.homogeneity()).isCloseTo(expected.number("homogeneity"), within(1e-12));
            assertThat(measure.completeness()).isCloseTo(expected.number("completeness"), within(1e-12));
            assertThat(measure.value()).isCloseTo(expected.number("v_measure"), within(1e-12));
            assertThat(AdjustedMutualInformation.of(classes, clusters)).isCloseTo(expected.number("ami"), within(1e-9));
        }
    }

    @Test
    void vMeasure_handWorked() {
        // classes {a, a, b, b} in clusters {1, 1, 1, 2}
        // H(class) = ln 2; H(class|cluster) = 3/4 (-(2/3) ln(2/3) - (1/3) ln(1/3)) = 3/4 · 0.636514 = 0.477386
        // homogeneity = 1 - 0.477386/0.693147 = 0.311278
        // H(cluster) = -(3/4) ln(3/4) - (1/4) ln(1/4) = 0.562335; H(cluster|class) = 1/2 ln 2 = 0.346574
        // completeness = 1 - 0.346574/0.562335 = 0.383688; harmonic mean 0.343711
        VMeasure measure = VMeasure.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 1, 2});

        assertThat(measure.homogeneity()).isCloseTo(0.311278, within(1e-6));
        assertThat(measure.completeness()).isCloseTo(0.383688, within(1e-6));
        assertThat(measure.value()).isCloseTo(0.343711, within(1e-6));
    }

    @Test
    void namesOfClustersDoNotMatter() {
        int[] classes = {5, 5, 7, 7, 9};
        assertThat(VMeasure.of(classes, new int[] {2, 2, 1, 1, 0}).value()).isCloseTo(1, within(1e-12));
        assertThat(AdjustedMutualInformation.of(classes, new int[] {2, 2, 1, 1, 0}))
                .isCloseTo(1, within(1e-12));
        assertThat(AdjustedMutualInformation.of(classes, new int[] {0, 0, 0, 0, 0}))
                .isZero();
    }
}
