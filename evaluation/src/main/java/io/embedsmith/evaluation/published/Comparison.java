package io.embedsmith.evaluation.published;

import io.embedsmith.evaluation.descriptor.TaskDescriptor;

/**
 * A published score beside ours.
 *
 * @param ours NaN if there is none
 * @param note what is known of the difference; empty for nothing
 */
public record Comparison(PublishedScore published, TaskDescriptor task, double ours, String note) {

    /** Ours less the published one. */
    public double difference() {
        return ours - published.score();
    }

    /** How far the two may be apart: the order of rounding, or where chance has a part, of chance. */
    public double tolerance() {
        return switch (task.type()) {
            case STS, PAIR_CLASSIFICATION, BITEXT_MINING, RETRIEVAL, RERANKING -> 0.0005;
            case CLASSIFICATION, MULTILABEL_CLASSIFICATION -> 0.004;
            case CLUSTERING, SUMMARIZATION -> 0.01;
        };
    }

    /** Whether the two agree. */
    public boolean isWithin() {
        return Math.abs(difference()) <= tolerance();
    }
}
