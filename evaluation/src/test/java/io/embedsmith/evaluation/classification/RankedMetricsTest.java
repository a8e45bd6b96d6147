package io.embedsmith.evaluation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import org.junit.jupiter.api.Test;

class RankedMetricsTest {

    @Test
    void averagePrecisionIsThatOfScikitLearn() {
        for (Golden expected : Golden.read("metrics").list("averagePrecision")) {
            int[] ones = expected.integers("positive");
            boolean[] positive = new boolean[ones.length];
            for (int i = 0; i < ones.length; i++) {
                positive[i] = ones[i] == 1;
            }
            assertThat(AveragePrecision.of(expected.numbers("scores"), positive))
                    .isCloseTo(expected.number("ap"), within(1e-12));
        }
    }

    @Test
    void averagePrecision_equalScoresComeInTogether() {
        // 0.9: precision 1/1, recall 1/2; 0.5 twice: precision 2/3, recall 2/2
        assertThat(AveragePrecision.of(new double[] {0.5, 0.9, 0.5, 0.1}, new boolean[] {true, true, false, false}))
                .isCloseTo(1 / 2.0 + 1 / 2.0 * 2 / 3, within(1e-12));
        assertThat(AveragePrecision.of(new double[] {1, 2}, new boolean[] {false, false}))
                .isZero();
    }

    @Test
    void bestCut_handWorked() {
        // in order: + - + -; after 1: accuracy 3/4, F1 2·1·.5/1.5 = 2/3; after 2: 2/4, 1/2; after 3: 3/4, F1
        // 2·(2/3)·1/(5/3) = 4/5
        BestCut cut = BestCut.of(new double[] {0.9, 0.8, 0.7, 0.1}, new boolean[] {true, false, true, false});

        assertThat(cut.accuracy()).isEqualTo(3 / 4.0);
        assertThat(cut.f1()).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(cut.precision()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(cut.recall()).isEqualTo(1);
    }

    @Test
    void bestCut_isNeverBehindTheLast() {
        // only taking all would find both: it is not tried
        BestCut cut = BestCut.of(new double[] {0.9, 0.8}, new boolean[] {true, true});

        assertThat(cut.accuracy()).isEqualTo(1 / 2.0);
        assertThat(cut.recall()).isEqualTo(1 / 2.0);
    }

    @Test
    void bestCut_mayBeBetweenEqualScores_inTheirOwnOrder() {
        assertThat(BestCut.of(new double[] {0.5, 0.5}, new boolean[] {true, false})
                        .accuracy())
                .isEqualTo(1);
        assertThat(BestCut.of(new double[] {0.5, 0.5}, new boolean[] {false, true})
                        .accuracy())
                .isZero();
    }
}
