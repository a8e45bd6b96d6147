package io.embedsmith.evaluation.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.evaluation.distribution.HeldOutThreshold.Part;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HeldOutThresholdTest {
    private static final ThresholdGoal GOAL = new ThresholdGoal.BestF1();
    private static final Part CLEAR = new Part(List.of(0.9), List.of(0.1));
    private static final Part CONFUSED = new Part(List.of(0.5), List.of(0.6));

    @Test
    void eachPartIsCutWhereTheOthersSay() {
        // The confused part chooses 0.5, which keeps 0.9 of the clear one; the clear one chooses 0.9, which keeps
        // nothing.
        HeldOutThreshold held = HeldOutThreshold.of(List.of(CLEAR, CONFUSED), GOAL);

        assertThat(held).isEqualTo(new HeldOutThreshold(1, 1, 2));
        assertThat(held.precision()).isEqualTo(1);
        assertThat(held.recall()).isEqualTo(0.5);
    }

    @Test
    void partsThatCannotChooseKeepNothing() {
        Part onlyNegatives = new Part(List.of(), List.of(0.2));

        assertThat(HeldOutThreshold.chosen(List.of(onlyNegatives), GOAL)).isEqualTo(OptionalDouble.empty());
        HeldOutThreshold held = HeldOutThreshold.of(List.of(CLEAR, onlyNegatives), GOAL);
        assertThat(held).isEqualTo(new HeldOutThreshold(0, 0, 1));
        assertThat(held.precision()).isEqualTo(1);
        assertThat(held.recall()).isZero();
    }
}
