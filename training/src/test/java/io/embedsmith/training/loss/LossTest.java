package io.embedsmith.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Worked by hand on two queries along the axes with two passages each. Products: q0 with the four passages 1, 0.6, 0, 0.8; q1
 * 0, 0.8, 1, 0.6. Temperature 0.5 doubles them.
 */
class LossTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final double TAU = 0.5;
    private static final double ALL = Math.exp(2) + Math.exp(1.2) + Math.exp(0) + Math.exp(1.6);

    @BeforeAll
    static void load() {
        Libtorch.load(1);
    }

    @Test
    void inBatch_everyPassageIsInTheDenominator() {
        double second = Math.exp(0) + Math.exp(1.6) + Math.exp(2) + Math.exp(1.2);
        double expected = (Math.log(ALL) - 2 + Math.log(second) - 2) / 2;

        assertThat(value(() -> new InBatchContrastive(TAU).of(batch()))).isCloseTo(expected, CLOSE);
    }

    @Test
    void inBatch_falseNegativesAreLeftOut() {
        List<Boolean> marks = new java.util.ArrayList<>(Collections.nCopies(8, false));
        marks.set(3, true); // q0 with the last passage, 0.8
        double without = Math.log(ALL - Math.exp(1.6)) - 2;
        double expected = (without + Math.log(ALL) - 2) / 2;

        assertThat(value(() -> new InBatchContrastive(TAU).of(batch(marks, Optional.empty()))))
                .isCloseTo(expected, CLOSE);
    }

    @Test
    void group_onlyOwnPassagesCount() {
        double expected = (Math.log(Math.exp(2) + Math.exp(1.2)) - 2 + Math.log(Math.exp(2) + Math.exp(1.2)) - 2) / 2;

        assertThat(value(() -> new GroupContrastive(TAU).of(batch()))).isCloseTo(expected, CLOSE);
    }

    @Test
    void distillation_isTheTeachersCrossEntropyPlusTheHardLoss() {
        double logSum = Math.log(Math.exp(2) + Math.exp(1.2));
        double share = 1 / (1 + Math.exp(-1)); // teacher scores 3 and 2
        double soft = -(share * (2 - logSum) + (1 - share) * (1.2 - logSum));
        double hard = logSum - 2;

        assertThat(value(() -> new Distillation(TAU, new GroupContrastive(TAU)).of(taught(3, 2, 3, 2))))
                .isCloseTo(soft + hard, CLOSE);
    }

    @Test
    void m3_aTeacherThatIsSureGivesInfoNce() {
        double certain = value(() -> new M3Distillation(TAU).of(taught(100, 0, 100, 0)));

        assertThat(certain).isCloseTo(value(() -> new InBatchContrastive(TAU).of(batch())), CLOSE);
    }

    @Test
    void m3_laterPassagesDoNotCompeteWithEarlierOnes() {
        double first = Math.log(ALL) - 2;
        double second = Math.log(ALL - Math.exp(2)) - 1.2;

        assertThat(value(() -> new M3Distillation(TAU).of(taught(1, 1, 1, 1)))).isCloseTo((first + second) / 2, CLOSE);
    }

    /** Its mark would make the loss infinite: it has its turn, weighted by the teacher, like any other of its group. */
    @Test
    void m3_aHardNegativeThatAnswersItsQueryTakesPart() {
        List<Boolean> marks = new java.util.ArrayList<>(Collections.nCopies(8, false));
        marks.set(1, true); // q0 with its own second passage
        Optional<List<Double>> teacher = Optional.of(List.of(1.0, 1.0, 1.0, 1.0));

        assertThat(value(() -> new M3Distillation(TAU).of(batch(marks, teacher))))
                .isCloseTo(value(() -> new M3Distillation(TAU).of(taught(1, 1, 1, 1))), CLOSE);
        // That of another query stays a false negative.
        marks.set(3, true);
        assertThat(value(() -> new M3Distillation(TAU).of(batch(marks, teacher))))
                .isLessThan(value(() -> new M3Distillation(TAU).of(taught(1, 1, 1, 1))));
    }

    @Test
    void distillationWithoutTeacherIsRefused() {
        assertThatThrownBy(() -> value(() -> new M3Distillation(TAU).of(batch())))
                .hasMessageContaining("add pos_scores and neg_scores");
    }

    /** Cosines 1, 0.6 and 0 with labels 0, 1 and 0: the second should be above the first and third. */
    @Test
    void cosent_sumsOverPairsInTheWrongOrder() {
        double expected = Math.log(1 + Math.exp(2 * (1 - 0.6)) + Math.exp(2 * (0 - 0.6)));

        assertThat(value(() -> new Cosent(2).of(pairs()))).isCloseTo(expected, CLOSE);
    }

    @Test
    void cosineRegression_isTheMeanSquare() {
        double expected = (1 + 0.4 * 0.4 + 0) / 3;

        assertThat(value(() -> new CosineRegression().of(pairs()))).isCloseTo(expected, CLOSE);
    }

    /** One dimension of the pairs: 1·1, 1·1 after normalisation, and 0. */
    @Test
    void matryoshka_isTheMeanOverPrefixes() {
        double whole = (1 + 0.4 * 0.4) / 3;
        double prefix = (1 + 0 + 0) / 3.0;

        assertThat(value(() -> new Matryoshka<>(new CosineRegression(), List.of(1, 2)).of(pairs())))
                .isCloseTo((whole + prefix) / 2, CLOSE);
    }

    @Test
    void temperatureMustBePositive() {
        assertThatThrownBy(() -> new InBatchContrastive(0)).hasMessageContaining("temperature is 0.0");
    }

    private static double value(Supplier<Tensor> loss) {
        return NativeMemory.scoped(() -> (double) loss.get().item_float());
    }

    private static RetrievalBatch batch() {
        return batch(Collections.nCopies(8, false), Optional.empty());
    }

    private static RetrievalBatch taught(double... scores) {
        return batch(
                Collections.nCopies(8, false),
                Optional.of(java.util.Arrays.stream(scores).boxed().toList()));
    }

    private static RetrievalBatch batch(List<Boolean> marks, Optional<List<Double>> teacher) {
        return new RetrievalBatch(
                HostTensors.ofFloats(new float[] {1, 0, 0, 1}, 2, 2),
                HostTensors.ofFloats(new float[] {1, 0, 0.6f, 0.8f, 0, 1, 0.8f, 0.6f}, 4, 2),
                marks,
                teacher);
    }

    private static PairBatch pairs() {
        return new PairBatch(
                HostTensors.ofFloats(new float[] {1, 0, 1, 0, 0, 1}, 3, 2),
                HostTensors.ofFloats(new float[] {1, 0, 0.6f, 0.8f, 1, 0}, 3, 2),
                List.of(0.0, 1.0, 0.0));
    }
}
