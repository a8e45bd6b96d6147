package io.embedsmith.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.training.calibration.PositiveLabels;
import io.embedsmith.training.calibration.ScoredGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeparationTest {
    @Test
    void ofGradesTheUpperHalfBelongsTogether() {
        assertThat(PositiveLabels.upperHalf(List.of(0.0, 1.0, 1.0)).from()).isEqualTo(1);
        assertThat(PositiveLabels.upperHalf(List.of(0.0, 0.2, 5.0)).from()).isEqualTo(2.5);
        assertThat(PositiveLabels.upperHalf(List.of(1.0, 4.5, 5.0)).from()).isEqualTo(3);
        assertThat(PositiveLabels.upperHalf(List.of(0.25, 1.0)).from()).isEqualTo(0.625);
    }

    @Test
    void aLabelBelowIsANegative() {
        PositiveLabels labels = new PositiveLabels(2.5);

        assertThat(labels.group(2.5, 0.9)).isEqualTo(new ScoredGroup(List.of(0.9), List.of()));
        assertThat(labels.group(0.2, 0.1)).isEqualTo(new ScoredGroup(List.of(), List.of(0.1)));
    }

    @Test
    void whereAllBelongTogetherOrNothingDoesThereIsNoThreshold() {
        ScoredGroup positive = new ScoredGroup(List.of(0.9), List.of());
        ScoredGroup negative = new ScoredGroup(List.of(), List.of(0.2));

        assertThat(Separation.of(List.of(positive, positive))).isEqualTo(Separation.Missing.NO_NEGATIVE);
        assertThat(Separation.of(List.of(negative))).isEqualTo(Separation.Missing.NO_POSITIVE);
        assertThat(Separation.of(List.of(positive, negative)))
                .isInstanceOfSatisfying(Separation.Measured.class, measured -> {
                    assertThat(measured.threshold().value()).isEqualTo(0.9);
                    assertThat(measured.distributions().auc()).isEqualTo(1);
                });
    }
}
