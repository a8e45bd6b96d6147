package io.embedsmith.training.graph.lora;

import java.util.List;

/**
 * Low-rank adaptation (Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", arXiv 2106.09685): instead of a
 * matrix {@code W [out, in]} the two of {@code B [out, rank]} and {@code A [rank, in]} are trained, and the layer computes
 * {@code W x + (alpha / rank) B A x}. Names as PEFT has them.
 *
 * @param rank of the change of a matrix
 * @param alpha scale of the change, which {@code rank} divides
 * @param dropout share of what goes into {@code A} that is set to zero while training
 * @param targets ends of the names of linear layers, such as {@code query}, or {@link #ALL_LINEAR}
 */
public record LoraSettings(int rank, double alpha, double dropout, List<String> targets) {
    /** Every linear layer but those of the head. */
    public static final String ALL_LINEAR = "all-linear";

    public LoraSettings {
        targets = List.copyOf(targets);
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of LoRA is " + rank + "; at least 1 is needed, 8 is usual");
        }
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "alpha of LoRA is " + alpha + "; more than 0 is needed, the rank or twice the rank is usual");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "the dropout of LoRA is " + dropout + "; a share from 0 up to but not including 1 is needed");
        }
        if (targets.isEmpty() || targets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the targets of LoRA are " + targets
                    + "; name linear layers, such as query,value, or " + ALL_LINEAR);
        }
    }

    /** All linear layers with a scale of 1. */
    public static LoraSettings ofRank(int rank) {
        return new LoraSettings(rank, rank, 0, List.of(ALL_LINEAR));
    }

    /** What the product of a pair is multiplied by. */
    public float scale() {
        return (float) (alpha / rank);
    }

    /** In a line, as lineage keeps it. */
    public String summary() {
        return "lora rank=" + rank + " alpha=" + alpha + " dropout=" + dropout + " targets="
                + String.join(",", targets);
    }

    /** Whether a target is the end of a layer's name. */
    static boolean isNamed(String layer, String target) {
        return target.equals(ALL_LINEAR) || layer.equals(target) || layer.endsWith("." + target);
    }
}
