package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code softmax(q kᵀ · scale + mask) v} over four axes {@code [B, H, T, d]} (Vaswani et al. 2017, "Attention Is All You Need",
 * equation 1).
 */
final class AttentionFusion implements Fusion {
    private static final List<Long> SWAP_LAST = List.of(0L, 1L, 3L, 2L);
    private static final List<Long> HEADS_AND_SWAP = List.of(0L, 2L, 3L, 1L);
    private static final List<Long> HEADS = List.of(0L, 2L, 1L, 3L);

    @Override
    public Optional<List<OnnxNode>> replace(OnnxNode root, Producers producers) {
        if (!root.is("MatMul")) {
            return Optional.empty();
        }
        return producers
                .of(root.inputs().get(0), "Softmax")
                .filter(softmax -> isOverKeys(softmax))
                .flatMap(softmax -> scores(softmax.inputs().getFirst(), producers))
                .flatMap(scores -> attention(root, scores, producers));
    }

    private static boolean isOverKeys(OnnxNode softmax) {
        long axis = softmax.number("axis").orElse(-1L);
        return axis == -1 || axis == 3;
    }

    /**
     * What goes into the softmax.
     *
     * @param product of queries and keys
     * @param scale of the product
     * @param mask that is added; empty for none
     */
    private record Scores(OnnxNode product, float scale, Optional<String> mask) {}

    private static Optional<Scores> scores(String tensor, Producers producers) {
        Optional<Scores> bare = product(tensor, Optional.empty(), producers);
        return bare.or(() -> producers.of(tensor, "Add").stream()
                .flatMap(Producers::operands)
                .flatMap(pair -> product(pair.first(), Optional.of(pair.second()), producers).stream())
                .findFirst());
    }

    private static Optional<Scores> product(String tensor, Optional<String> mask, Producers producers) {
        Optional<Scores> scaled = producers
                .scaled(tensor)
                .flatMap(found -> producers
                        .of(found.tensor(), "MatMul")
                        .map(product -> new Scores(product, found.factor(), mask)));
        return scaled.or(() -> producers.of(tensor, "MatMul").map(product -> new Scores(product, 1, mask)));
    }

    private static Optional<List<OnnxNode>> attention(OnnxNode root, Scores scores, Producers producers) {
        return producers.of(scores.product().inputs().get(1), "Transpose").flatMap(transpose -> {
            List<Long> permutation = transpose.numbers("perm").orElse(List.of());
            String source = transpose.inputs().getFirst();
            if (permutation.equals(SWAP_LAST)) {
                return Optional.of(List.of(fused(root, scores, source)));
            }
            if (permutation.equals(HEADS_AND_SWAP)) {
                String keys = root.result() + ".keys";
                OnnxNode heads = OnnxNode.of("Transpose", List.of(source), keys).with("perm", HEADS);
                return Optional.of(List.of(heads, fused(root, scores, keys)));
            }
            return Optional.empty();
        });
    }

    private static OnnxNode fused(OnnxNode root, Scores scores, String keys) {
        List<String> inputs = new ArrayList<>();
        inputs.add(scores.product().inputs().getFirst());
        inputs.add(keys);
        inputs.add(root.inputs().get(1));
        scores.mask().ifPresent(inputs::add);
        return OnnxNode.of("Attention", inputs, root.result()).with("scale", scores.scale());
    }
}
