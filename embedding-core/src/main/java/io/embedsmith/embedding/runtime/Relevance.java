package io.embedsmith.embedding.runtime;

/**
 * How well a passage answers a query, higher is better.
 *
 * @param logit as the model gives it; of a model with two classes, what relevant has over irrelevant
 */
public record Relevance(float logit) {

    /** Between 0 and 1, in the order of the logits: the sigmoid, which is the softmax of two classes. */
    public double score() {
        return 1 / (1 + Math.exp(-logit));
    }
}
