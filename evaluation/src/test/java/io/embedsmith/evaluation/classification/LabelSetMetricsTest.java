package io.embedsmith.evaluation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.testing.Golden;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelSetMetricsTest {

    @Test
    void scoresAreThoseOfScikitLearnAndMteb() {
        for (Golden expected : Golden.read("metrics").list("labelSets")) {
            LabelSets sets = new LabelSets(
                    sets(expected.matrix("gold")),
                    sets(expected.matrix("predicted")),
                    expected.matrix("gold")[0].length);

            assertThat(SubsetAccuracy.of(sets)).isCloseTo(expected.number("accuracy"), within(1e-12));
            assertThat(LabelRankingAveragePrecision.of(sets)).isCloseTo(expected.number("lrap"), within(1e-12));
            assertThat(LabelF1.of(sets)).isCloseTo(expected.number("f1"), within(1e-12));
            assertThat(HammingScore.of(sets)).isCloseTo(expected.number("hamming"), within(1e-12));
        }
    }

    @Test
    void handWorked() {
        // gold {0, 1} predicted {0, 2}; gold {2} predicted {2}; of 3 labels
        LabelSets sets = new LabelSets(List.of(set(0, 1), set(2)), List.of(set(0, 2), set(2)), 3);

        assertThat(SubsetAccuracy.of(sets)).isEqualTo(1 / 2.0);
        assertThat(HammingScore.of(sets)).isCloseTo((1 / 3.0 + 1) / 2, within(1e-12));
        // label 0: 1; label 1: 0; label 2: one right, one there, two predicted: 2/3
        assertThat(LabelF1.of(sets)).isCloseTo((1 + 0 + 2 / 3.0) / 3, within(1e-12));
        // label 0 among the two predicted: 1/2; label 1 among all three: 2/3
        assertThat(LabelRankingAveragePrecision.of(sets)).isCloseTo(((1 / 2.0 + 2 / 3.0) / 2 + 1) / 2, within(1e-12));
    }

    private static List<BitSet> sets(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    BitSet set = new BitSet();
                    for (int i = 0; i < row.length; i++) {
                        set.set(i, row[i] == 1);
                    }
                    return set;
                })
                .toList();
    }

    private static BitSet set(int... labels) {
        BitSet set = new BitSet();
        for (int label : labels) {
            set.set(label);
        }
        return set;
    }
}
