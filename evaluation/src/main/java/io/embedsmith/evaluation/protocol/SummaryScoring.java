package io.embedsmith.evaluation.protocol;

/** What is averaged over the texts of a summarization task. */
public enum SummaryScoring {
    /** The correlation. */
    CORRELATION,
    /**
     * The mean of the correlation and its p-value. A mistake of MTEB's that the first version of its tasks (SummEval,
     * SummEvalFr) keeps, so that published figures stay comparable.
     */
    CORRELATION_WITH_P_VALUE
}
