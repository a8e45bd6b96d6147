package io.embedsmith.training.merge.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.wording.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule, on sweeps that can be worked out by hand. */
class RecommendationTest {
    /** Target, first guard, second guard of each mixture from 0 to 1. */
    private static Sweep sweep(double[]... scores) {
        List<SweepPoint> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            LinkedHashMap<String, Double> targets = new LinkedHashMap<>();
            targets.put("BQ", scores[i][0]);
            LinkedHashMap<String, Double> guards = new LinkedHashMap<>();
            guards.put("LCQMC", scores[i][1]);
            guards.put("STSB", scores[i][2]);
            points.add(new SweepPoint(i / (scores.length - 1.0), new SweepScores(targets, guards)));
        }
        return new Sweep("tuned", "base", "linear", points.getLast().scores(), points);
    }

    /** Guard means 0.70, 0.71, 0.696, 0.68, 0.66; target gains 0.15 in all. */
    private static final Sweep USUAL = sweep(
            new double[] {0.50, 0.60, 0.80},
            new double[] {0.56, 0.62, 0.80},
            new double[] {0.63, 0.60, 0.792},
            new double[] {0.66, 0.58, 0.78},
            new double[] {0.65, 0.56, 0.76});

    @Test
    void theBestTargetWithinTheToleranceIsTaken() {
        Recommendation taken = Recommendation.of(USUAL, 0.005);

        assertThat(taken.point().coefficient()).isEqualTo(0.5);
        assertThat(USUAL.keptShare(taken.point())).isCloseTo(0.13 / 0.15, within(1e-12));
        assertThat(USUAL.guardChange(taken.point())).isCloseTo(-0.004, within(1e-12));
        assertThat(Recommendation.of(USUAL, 0.003).point().coefficient()).isEqualTo(0.25);
        assertThat(Recommendation.of(USUAL, 1).point().coefficient()).isEqualTo(0.75);
    }

    @Test
    void theFrontLeavesOutWhatIsWorseInBoth() {
        assertThat(USUAL.points().stream().filter(USUAL::isOnFront))
                .extracting(SweepPoint::coefficient)
                .containsExactly(0.25, 0.5, 0.75);
    }

    @Test
    void ofEqualTargetsTheSaferIsTaken() {
        Sweep equal = sweep(
                new double[] {0.5, 0.6, 0.6},
                new double[] {0.6, 0.599, 0.599},
                new double[] {0.6, 0.6, 0.6},
                new double[] {0.6, 0.6, 0.6});

        assertThat(Recommendation.of(equal, 0.005).point().coefficient()).isEqualTo(2 / 3.0);
    }

    @Test
    void theBaseIsTakenWhereNothingBetterIsSafe() {
        Sweep harmful =
                sweep(new double[] {0.5, 0.6, 0.6}, new double[] {0.55, 0.5, 0.6}, new double[] {0.6, 0.4, 0.4});

        Recommendation taken = Recommendation.of(harmful, 0.005);

        assertThat(taken.isBase()).isTrue();
        assertThat(new SweepReport(harmful, taken, Language.EN).words())
                .isEqualTo(
                        "Stay with the base: no mixture with a higher target mean keeps the guard mean within 0.0050 of"
                                + " the base’s.");
    }

    @Test
    void aModelThatGainedNothingHasNoShareToKeep() {
        Sweep useless = sweep(new double[] {0.5, 0.6, 0.6}, new double[] {0.4, 0.6, 0.6});

        Recommendation taken = Recommendation.of(useless, 0.005);

        assertThat(taken.isBase()).isTrue();
        assertThat(useless.keptShare(taken.point())).isNaN();
        assertThat(new SweepReport(useless, taken, Language.EN).words()).contains("0.4000 against 0.5000");
    }

    @Test
    void theReportShowsNumbersCurvesAndTheReason() {
        Recommendation taken = Recommendation.of(USUAL, 0.005);
        SweepReport report = new SweepReport(USUAL, taken, Language.EN);

        assertThat(report.words())
                .isEqualTo(
                        "Take the coefficient 0.5: it has the highest target mean, 0.6300, of those whose guard mean is"
                                + " at most 0.0050 below the base’s. It keeps 86.7% of what tuning gained on the target (0.5000"
                                + " → 0.6500); the guards change by -0.0040, with the tuned model they change by -0.0400.");
        assertThat(report.markdown())
                .contains("| ✓ 0.5 | ● | 0.6300 | 86.7% | 0.6960 | -0.0040 | 0.6300 | 0.6000 | 0.7920 |")
                .contains("| 0 |  | 0.5000 | 0.0% | 0.7000 | +0.0000 |");
        assertThat(report.csv()).contains("0.75,●,0.6600,106.7%,0.6800,-0.0200,0.6600,0.5800,0.7800");
        String html = report.html();
        assertThat(html.split("<polyline", -1)).as("two curves").hasSize(3);
        assertThat(html.split("<circle", -1)).as("five points on each").hasSize(11);
        assertThat(html.split("r=\"5\"", -1)).as("three of each on the front").hasSize(7);
        assertThat(html.split("class=\"rule\"", -1))
                .as("tolerance and recommendation")
                .hasSize(3);
        assertThat(new SweepReport(USUAL, taken, Language.ZH).words())
                .contains("选用系数 0.5")
                .contains("86.7%");
        assertThat(SweepValues.of(USUAL, taken))
                .containsEntry("recommended", 0.5)
                .containsKey("reason");
    }

    @Test
    void aToleranceIsAScore() {
        assertThatThrownBy(() -> Recommendation.of(USUAL, -0.1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> Recommendation.of(USUAL, Double.NaN)).hasMessageContaining("NaN");
    }
}
