package io.embedsmith.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Losses and gradients as PyTorch gives them for FlagEmbedding's lines; see src/test/golden. */
class RerankerLossTest {
    private static final JsonNode GOLDEN = Golden.read("reranker-losses.json");
    private static final int QUERIES = GOLDEN.path("queries").asInt();

    @BeforeAll
    static void load() {
        Libtorch.load(1);
    }

    @Test
    void crossEntropyOverGroups() {
        compare("group_cross_entropy", logits -> new GroupCrossEntropy().of(group(logits, Optional.empty())));
    }

    @Test
    void distillation() {
        compare(
                "group_distillation",
                logits -> new GroupDistillation().of(group(logits, Optional.of(doubles("teacher")))));
    }

    @Test
    void binaryCrossEntropy() {
        compare(
                "binary_cross_entropy",
                logits -> new BinaryCrossEntropy().of(new LabelledLogits(logits, doubles("labels"))));
    }

    private static void compare(String name, Function<Tensor, Tensor> loss) {
        JsonNode expected = GOLDEN.path("losses").path(name);
        NativeMemory.scoped(() -> {
            float[] values = Golden.floats(GOLDEN.path("logits"));
            Tensor logits = HostTensors.ofFloats(values, values.length).requires_grad_(true);
            Tensor result = loss.apply(logits);
            result.backward();
            assertThat(result.item_float()).isCloseTo(expected.path("loss").floatValue(), within(1e-6f));
            float[] gradient = Golden.floats(expected.path("gradient"));
            float[] actual = HostTensors.toFloats(logits.grad());
            for (int i = 0; i < gradient.length; i++) {
                assertThat(actual[i]).isCloseTo(gradient[i], within(1e-6f));
            }
        });
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        NativeMemory.scoped(() -> {
            Tensor five = HostTensors.ofFloats(new float[5], 5);
            assertThatThrownBy(() -> new GroupScores(five, 2, Optional.empty()))
                    .hasMessage("there are 5 scores for 2 queries; every query needs as many");
            assertThatThrownBy(() -> new GroupScores(five, 1, Optional.of(List.of(1.0))))
                    .hasMessage("there are 1 teacher scores for 5 pairs; one for each is needed");
            assertThatThrownBy(() -> new GroupDistillation().of(new GroupScores(five, 1, Optional.empty())))
                    .hasMessageContaining("add pos_scores and neg_scores");
            assertThatThrownBy(() -> new LabelledLogits(five, List.of(1.0)))
                    .hasMessage("there are 1 labels for 5 scores; one for each pair is needed");
            assertThatThrownBy(() -> new LabelledLogits(five, List.of(1.0, 0.0, 0.5, 0.0, 5.0)))
                    .hasMessage("a label is 5.0; a reranker learns from labels of 0 to 1: scale them");
        });
    }

    private static GroupScores group(Tensor logits, Optional<List<Double>> teacher) {
        return new GroupScores(logits, QUERIES, teacher);
    }

    private static List<Double> doubles(String field) {
        List<Double> numbers = new ArrayList<>();
        GOLDEN.path(field).forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
