package io.embedsmith.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrainingCurveTest {
    private static final List<String> LINES = List.of(
            "{\"step\":0,\"metric\":\"ndcg_at_10\",\"value\":0.5,\"best\":false}",
            step(1, 8),
            step(2, 4),
            step(3, 3),
            "{\"step\":3,\"metric\":\"ndcg_at_10\",\"value\":0.75,\"best\":true}",
            step(4, 1),
            step(5, 1),
            "{\"step\":5,\"metric\":\"ndcg_at_10\",\"value\":0.7,\"best\":false}");

    private static String step(int step, double loss) {
        return "{\"step\":" + step + ",\"steps\":6,\"loss\":" + loss
                + ",\"learningRate\":0.5,\"gradientNorm\":2.0,\"tokens\":10,\"seconds\":0.1}";
    }

    @Test
    void stepsAndMeasurementsAreToldApart() {
        TrainingCurve curve = TrainingCurve.of(LINES);
        assertThat(curve.steps()).isEqualTo(6);
        assertThat(curve.points()).extracting(TrainingCurve.Point::loss).containsExactly(8.0, 4.0, 3.0, 1.0, 1.0);
        assertThat(curve.evaluations())
                .extracting(TrainingCurve.Evaluation::value)
                .containsExactly(0.5, 0.75, 0.7);
    }

    @Test
    void progressNamesWhatWasBeforeAndTheBest() {
        Training.Progress progress = TrainingCurve.of(LINES).progress().orElseThrow();
        assertThat(progress.step()).isEqualTo(5);
        assertThat(progress.steps()).isEqualTo(6);
        Training.Development development = progress.development().orElseThrow();
        assertThat(development.before()).isEqualTo(0.5);
        assertThat(development.best().orElseThrow().step()).isEqualTo(3);
        assertThat(TrainingCurve.of(List.of()).progress()).isEmpty();
    }

    @Test
    void timeLeftIsThatOfTheStepsToComeAtThePaceOfTheLastOnes() {
        List<String> lines = new ArrayList<>();
        for (int step = 1; step <= 30; step++) {
            // The first ten are slow: they do not count any more.
            lines.add("{\"step\":" + step
                    + ",\"steps\":50,\"loss\":1,\"learningRate\":0.5,\"gradientNorm\":2.0,\"tokens\":10,"
                    + "\"seconds\":" + (step <= 10 ? 100 : 1.5) + "}");
        }
        assertThat(left(lines)).hasValue(30);
        assertThat(left(List.of(step(1, 8)))).hasValue(1);
        assertThat(left(List.of(step(6, 8)))).isEmpty();
        assertThat(left(LINES.subList(0, 1))).isEmpty();
    }

    private static OptionalLong left(List<String> lines) {
        return TrainingCurve.of(lines).progress().orElseThrow().secondsLeft();
    }

    @Test
    void manyStepsBecomeMeansOfAsMany() {
        TrainingCurve thin = TrainingCurve.of(LINES).thinned(2);
        assertThat(thin.points()).extracting(TrainingCurve.Point::step).containsExactly(3L, 5L);
        assertThat(thin.points()).extracting(TrainingCurve.Point::loss).containsExactly(5.0, 1.0);
        assertThat(thin.evaluations()).hasSize(3);
        assertThat(TrainingCurve.of(LINES).thinned(5)).isEqualTo(TrainingCurve.of(LINES));
    }
}
