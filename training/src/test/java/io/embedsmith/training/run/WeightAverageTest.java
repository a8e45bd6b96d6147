package io.embedsmith.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Averages worked by hand: kept is 0.25, and the young average keeps (1 + step) / (10 + step) at most. */
class WeightAverageTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    private Tensor weights;
    private WeightAverage average;

    @BeforeEach
    void begin() {
        Libtorch.load(1);
        weights = HostTensors.ofFloats(new float[] {1, 10}, 2);
        average = new WeightAverage(List.of(new Parameter("weights", weights)), 0.25);
    }

    @AfterEach
    void end() {
        average.close();
        weights.close();
    }

    private float[] averages() {
        return average.during(() -> HostTensors.toFloats(weights));
    }

    private void become(float first, float second) {
        weights.copy_(HostTensors.ofFloats(new float[] {first, second}, 2));
    }

    @Test
    void itBeginsWithTheWeightsAndFollowsFastAtFirst() {
        assertThat(averages()).containsExactly(1, 10);

        become(2, 0);
        average.follow(0); // keeps 1/10
        assertThat(averages()).containsExactly(new float[] {1.9f, 1}, CLOSE);

        become(4, 20);
        average.follow(1); // keeps 2/11
        assertThat(averages()).containsExactly(new float[] {1.9f * 2 / 11 + 4f * 9 / 11, 2f / 11 + 180f / 11}, CLOSE);

        become(0, 0);
        average.follow(100); // keeps 0.25, which is less than 101/110
        assertThat(averages())
                .containsExactly(new float[] {(1.9f * 2 / 11 + 4f * 9 / 11) / 4, (2f / 11 + 180f / 11) / 4}, CLOSE);
    }

    @Test
    void theWeightsAreBackAfterwards() {
        become(3, 5);

        assertThat(averages()).containsExactly(1, 10);
        assertThat(HostTensors.toFloats(weights)).containsExactly(3, 5);

        average.swap();
        assertThat(HostTensors.toFloats(weights)).containsExactly(1, 10);
    }
}
