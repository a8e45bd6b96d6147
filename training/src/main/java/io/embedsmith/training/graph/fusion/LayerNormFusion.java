package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code (x − mean) / sqrt(mean((x − mean)²) + ε) · weight + bias} over the last axis (Ba, Kiros and Hinton 2016, "Layer
 * Normalization").
 */
final class LayerNormFusion implements Fusion {

    @Override
    public Optional<List<OnnxNode>> replace(OnnxNode root, Producers producers) {
        if (!root.is("Add")) {
            return Optional.empty();
        }
        return Producers.operands(root)
                .filter(pair -> producers.constant(pair.second(), 1).isPresent())
                .flatMap(pair -> producers.of(pair.first(), "Mul").stream()
                        .flatMap(Producers::operands)
                        .filter(scaled -> producers.constant(scaled.second(), 1).isPresent())
                        .flatMap(scaled -> normalized(scaled.first(), producers).stream()
                                .map(found -> List.of(OnnxNode.of(
                                                "LayerNormalization",
                                                List.of(found.value(), scaled.second(), pair.second()),
                                                root.result())
                                        .with("epsilon", found.epsilon())))))
                .findFirst();
    }

    private record Normalized(String value, float epsilon) {}

    private static Optional<Normalized> normalized(String tensor, Producers producers) {
        return producers
                .of(tensor, "Div")
                .flatMap(division -> centred(division.inputs().get(0), producers)
                        .flatMap(value -> producers
                                .of(division.inputs().get(1), "Sqrt")
                                .flatMap(root -> producers.of(root.inputs().getFirst(), "Add"))
                                .flatMap(sum -> Producers.operands(sum)
                                        .filter(pair -> isVariance(pair.first(), value, producers))
                                        .flatMap(pair -> producers.scalar(pair.second()).stream())
                                        .findFirst())
                                .map(epsilon -> new Normalized(value, epsilon))));
    }

    /** What the mean was taken from. */
    private static Optional<String> centred(String tensor, Producers producers) {
        return producers
                .of(tensor, "Sub")
                .filter(difference -> producers
                        .of(difference.inputs().get(1), "ReduceMean")
                        .filter(mean -> mean.inputs()
                                .getFirst()
                                .equals(difference.inputs().getFirst()))
                        .filter(mean -> isOverLastAxis(mean, producers))
                        .isPresent())
                .map(difference -> difference.inputs().getFirst());
    }

    private static boolean isVariance(String tensor, String value, Producers producers) {
        return producers
                .of(tensor, "ReduceMean")
                .filter(mean -> isOverLastAxis(mean, producers))
                .flatMap(mean -> square(mean.inputs().getFirst(), producers))
                .flatMap(difference -> centred(difference, producers))
                .filter(value::equals)
                .isPresent();
    }

    private static Optional<String> square(String tensor, Producers producers) {
        Optional<String> power = producers
                .of(tensor, "Pow")
                .filter(node -> producers
                        .scalar(node.inputs().get(1))
                        .filter(exponent -> exponent == 2)
                        .isPresent())
                .map(node -> node.inputs().getFirst());
        return power.or(() -> producers
                .of(tensor, "Mul")
                .filter(node -> node.inputs().get(0).equals(node.inputs().get(1)))
                .map(node -> node.inputs().getFirst()));
    }

    /** The last axis written as −1, the way exporters do; axes given as an input too. */
    private static boolean isOverLastAxis(OnnxNode mean, Producers producers) {
        List<Long> axes = mean.inputs().size() > 1
                ? producers
                        .constant(mean.inputs().get(1), 1)
                        .map(c -> c.numbers())
                        .orElse(List.of())
                : mean.numbers("axes").orElse(List.of());
        return axes.equals(List.of(-1L)) && mean.number("keepdims").orElse(1L) == 1;
    }
}
