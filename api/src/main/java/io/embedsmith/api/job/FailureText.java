package io.embedsmith.api.job;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.training.TrainingException;

/** What a job says about the failure that ended it. */
final class FailureText {
    private FailureText() {}

    /** The message, with the stable code where the failure has one. */
    static String of(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof RetrievalException retrieval ? message + " (" + retrieval.code() + ")" : message;
    }

    /** Whether the message says all there is to say; anything else is a bug, and where it came from must be told. */
    static boolean isForeseen(RuntimeException failure) {
        return failure instanceof RetrievalException
                || failure instanceof ApiException
                || failure instanceof EmbeddingException
                || failure instanceof EvaluationException
                || failure instanceof TrainingException;
    }
}
