package io.embedsmith.evaluation.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.evaluation.significance.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final LabelledScores FEW =
            LabelledScores.of(List.of(0.9, 0.8, 0.6, 0.6), List.of(0.7, 0.6, 0.2, 0.1));

    private static final JsonNode GOLDEN = Golden.of("distribution");
    private static final LabelledScores MANY =
            LabelledScores.of(Golden.numbers(GOLDEN.path("positives")), Golden.numbers(GOLDEN.path("negatives")));

    /** 0.9 and 0.8 beat all four; each 0.6 beats two, ties with one and loses against 0.7. */
    @Test
    void aTieCountsHalf() {
        assertThat(SimilarityDistributions.of(FEW).auc()).isEqualTo((4 + 4 + 2.5 + 2.5) / 16);
    }

    @Test
    void aucIsScikitLearns() {
        assertThat(SimilarityDistributions.of(MANY).auc())
                .isCloseTo(GOLDEN.path("auc").doubleValue(), within(1e-12));
    }

    @Test
    void everyCutIsAPointOfScikitLearnsCurve() {
        List<Threshold> cuts = Thresholds.of(MANY).all();
        JsonNode curve = GOLDEN.path("curve");

        assertThat(cuts).hasSize(curve.size());
        for (int i = 0; i < cuts.size(); i++) {
            Threshold cut = cuts.get(cuts.size() - 1 - i);
            assertThat(cut.value()).isEqualTo(curve.get(i).get(0).doubleValue());
            assertThat(cut.precision()).isCloseTo(curve.get(i).get(1).doubleValue(), within(1e-12));
            assertThat(cut.recall()).isCloseTo(curve.get(i).get(2).doubleValue(), within(1e-12));
        }
    }

    @Test
    void quantilesAreNumPys() {
        Spread spread = SimilarityDistributions.of(MANY).positives();
        List<Double> expected = Golden.numbers(GOLDEN.path("quantiles"));

        List<Double> actual = List.of(
                spread.min(), spread.q05(), spread.q25(), spread.median(), spread.q75(), spread.q95(), spread.max());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-12));
        }
    }

    @Test
    void equalScoresAreKeptTogether() {
        // At 0.6 all 4 positives and 2 negatives; one could not keep a positive of 0.6 without the negative.
        Threshold all = Thresholds.of(FEW).reaching(new ThresholdGoal.Recall(0.6));

        assertThat(all).isEqualTo(new Threshold(0.6, 4, 2, 4));
        assertThat(all.precision()).isEqualTo(4 / 6.0);
    }

    @Test
    void aPrecisionIsReachedWithTheMostRecall() {
        assertThat(Thresholds.of(FEW).reaching(new ThresholdGoal.Precision(0.65)))
                .isEqualTo(new Threshold(0.6, 4, 2, 4));
        assertThat(Thresholds.of(FEW).reaching(new ThresholdGoal.Precision(1))).isEqualTo(new Threshold(0.8, 2, 0, 4));
    }

    /** F1: 2/5 at 0.9, 4/6 at 0.8, 4/7 at 0.7, 8/10 at 0.6. */
    @Test
    void bestF1IsFound() {
        Threshold best = Thresholds.of(FEW).reaching(new ThresholdGoal.BestF1());

        assertThat(best.value()).isEqualTo(0.6);
        assertThat(best.f1()).isEqualTo(0.8);
    }

    @Test
    void whatCannotBeReachedIsAnsweredWithTheBestThatCan() {
        Thresholds thresholds = Thresholds.of(LabelledScores.of(List.of(0.5), List.of(0.9, 0.5)));

        assertThatThrownBy(() -> thresholds.reaching(new ThresholdGoal.Precision(0.9)))
                .isInstanceOf(UnreachableThresholdException.class)
                .hasMessageContaining("a precision of at least 0.9")
                .hasMessageContaining("0.3333333333333333 at the threshold 0.5");
    }

    @Test
    void listsThatDoNotMeetDoNotOverlap() {
        SimilarityDistributions apart =
                SimilarityDistributions.of(LabelledScores.of(List.of(0.9, 0.8), List.of(0.1, 0.2)));
        assertThat(apart.overlap()).isZero();
        assertThat(apart.auc()).isEqualTo(1);

        SimilarityDistributions alike =
                SimilarityDistributions.of(LabelledScores.of(List.of(0.3, 0.7), List.of(0.3, 0.7)));
        assertThat(alike.overlap()).isEqualTo(1);
        assertThat(alike.auc()).isEqualTo(0.5);
    }

    @Test
    void oneScoreForAllIsNoReasonToFail() {
        SimilarityDistributions constant = SimilarityDistributions.of(LabelledScores.of(List.of(0.5), List.of(0.5)));

        assertThat(constant.auc()).isEqualTo(0.5);
        assertThat(constant.histogram().edge(0)).isEqualTo(0.0);
    }

    @Test
    void everyScoreIsInOneBin() {
        Histogram histogram = SimilarityDistributions.of(MANY).histogram();

        assertThat(histogram.positives().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(80);
        assertThat(histogram.negatives().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(120);
    }

    @Test
    void unusableScoresAreNamed() {
        assertThatThrownBy(() -> LabelledScores.of(List.of(), List.of(1.0)))
                .isInstanceOf(UnusableScoresException.class)
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> LabelledScores.of(List.of(1.0), List.of(0.1, Double.NaN)))
                .hasMessageContaining("negative 1")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ThresholdGoal.Recall(1.5)).hasMessageContaining("1.5");
    }
}
