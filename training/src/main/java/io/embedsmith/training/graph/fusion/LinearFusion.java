package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Operators;
import java.util.List;
import java.util.Optional;

/** A product with a matrix and the bias that is added to it: one pass over the result less. */
final class LinearFusion implements Fusion {

    @Override
    public Optional<List<OnnxNode>> replace(OnnxNode root, Producers producers) {
        if (!root.is("Add")) {
            return Optional.empty();
        }
        return Producers.operands(root)
                .filter(pair -> producers.constant(pair.second(), 1).isPresent())
                .flatMap(pair -> producers.of(pair.first(), "MatMul").stream()
                        .filter(product ->
                                producers.constant(product.inputs().get(1), 2).isPresent())
                        .map(product -> List.of(new OnnxNode(
                                "Linear",
                                Operators.OWN_DOMAIN,
                                List.of(
                                        product.inputs().get(0),
                                        product.inputs().get(1),
                                        pair.second()),
                                List.of(root.result()),
                                List.of()))))
                .findFirst();
    }
}
