package io.embedsmith.api.error;

import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.TextTooLongException;
import io.embedsmith.embedding.UnknownModelException;

/** What a failure of the model runtime is to the caller. */
final class EmbeddingFailures {
    private EmbeddingFailures() {}

    static Problem problem(EmbeddingException failure) {
        String message = failure.getMessage() == null ? "the model failed" : failure.getMessage();
        ErrorCode code =
                switch (failure) {
                    case UnknownModelException _ -> ErrorCode.MODEL_NOT_FOUND;
                    case TextTooLongException _ -> ErrorCode.TEXT_TOO_LONG;
                    case EmbeddingInputException _ -> ErrorCode.INVALID_REQUEST;
                    default -> ErrorCode.MODEL_UNAVAILABLE;
                };
        return Problem.of(code, message);
    }
}
