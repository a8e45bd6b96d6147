package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code x · ½ · (1 + erf(x / √2))}, in any order of the three factors (Hendrycks and Gimpel 2016, "Gaussian Error Linear
 * Units").
 */
final class GeluFusion implements Fusion {
    private static final float TOLERANCE = 1e-5f;

    @Override
    public Optional<List<OnnxNode>> replace(OnnxNode root, Producers producers) {
        if (!root.is("Mul")) {
            return Optional.empty();
        }
        return Stream.of(halfOutside(root, producers), halfInside(root, producers))
                .flatMap(Optional::stream)
                .findFirst()
                .map(value -> List.of(OnnxNode.of("Gelu", List.of(value), root.result())));
    }

    /** {@code (x · (1 + erf)) · ½} */
    private static Optional<String> halfOutside(OnnxNode root, Producers producers) {
        return producers
                .scaled(root.result())
                .filter(scaled -> scaled.factor() == 0.5f)
                .flatMap(scaled -> producers.of(scaled.tensor(), "Mul"))
                .flatMap(product -> Producers.operands(product)
                        .filter(pair -> isGate(pair.second(), pair.first(), producers))
                        .map(Producers.Operand::first)
                        .findFirst());
    }

    /** {@code (½ · x) · (1 + erf)} and {@code x · (½ · (1 + erf))} */
    private static Optional<String> halfInside(OnnxNode root, Producers producers) {
        return Producers.operands(root)
                .flatMap(pair -> Stream.concat(
                        half(pair.first(), producers).filter(value -> isGate(pair.second(), value, producers)).stream(),
                        half(pair.second(), producers)
                                .filter(gate -> isGate(gate, pair.first(), producers))
                                .map(gate -> pair.first())
                                .stream()))
                .findFirst();
    }

    private static Optional<String> half(String tensor, Producers producers) {
        return producers
                .scaled(tensor)
                .filter(scaled -> scaled.factor() == 0.5f)
                .map(Producers.Scaled::tensor);
    }

    /** Whether a tensor is {@code 1 + erf(value / √2)}. */
    private static boolean isGate(String tensor, String value, Producers producers) {
        return producers.of(tensor, "Add").stream()
                .flatMap(Producers::operands)
                .filter(pair ->
                        producers.scalar(pair.second()).filter(one -> one == 1).isPresent())
                .flatMap(pair -> producers.of(pair.first(), "Erf").stream())
                .flatMap(erf -> producers.scaled(erf.inputs().getFirst()).stream())
                .anyMatch(scaled ->
                        scaled.tensor().equals(value) && Math.abs(scaled.factor() - Math.sqrt(0.5)) < TOLERANCE);
    }
}
