package io.embedsmith.training.graph.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.ThreadGenerator;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DropMaskTest {
    private static final int COUNT = 100_001;

    @BeforeAll
    static void load() {
        Libtorch.load(1);
    }

    @Test
    void aShareIsDroppedAndTheSumStays() {
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            float[] dropped = dropped(share, 5);
            long zeros = count(dropped, 0);
            // four standard deviations of a binomial distribution
            assertThat(zeros / (double) COUNT).isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / COUNT)));
            assertThat(count(dropped, (float) (1 / (1 - share)))).isCloseTo(COUNT - zeros, within(0L));
        }
    }

    @Test
    void neighboursAreDroppedIndependently() {
        float[] dropped = dropped(0.5, 9);
        for (int distance = 1; distance <= 8; distance++) {
            int both = 0;
            for (int i = distance; i < COUNT; i++) {
                both += dropped[i] == 0 && dropped[i - distance] == 0 ? 1 : 0;
            }
            assertThat(both / (double) COUNT).isCloseTo(0.25, within(0.006));
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(Arrays.equals(dropped(0.3, 1), dropped(0.3, 1))).isTrue();
        assertThat(Arrays.equals(dropped(0.3, 1), dropped(0.3, 2))).isFalse();
    }

    private static float[] dropped(double share, long seed) {
        return NativeMemory.scoped(() -> {
            ThreadGenerator.seed(seed);
            Tensor ones = torch.ones(COUNT);
            return HostTensors.toFloats(DropMask.of(ones, share).applyTo(ones));
        });
    }

    /** How many are that number, within a ten-thousandth of it. */
    private static long count(float[] values, float wanted) {
        long count = 0;
        for (float value : values) {
            count += Math.abs(value - wanted) <= 1e-4 * wanted ? 1 : 0;
        }
        return count;
    }
}
