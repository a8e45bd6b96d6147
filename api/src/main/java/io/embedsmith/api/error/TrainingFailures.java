package io.embedsmith.api.error;

import io.embedsmith.training.TrainingException;
import io.embedsmith.training.libtorch.MissingLibtorchException;
import io.embedsmith.training.merge.UnmergeableException;
import io.embedsmith.training.run.UnwrittenCheckpointException;
import io.embedsmith.training.weights.UnusableWeightsException;

/** What a refusal of training or merging is to the caller. */
final class TrainingFailures {
    private TrainingFailures() {}

    static Problem problem(TrainingException failure) {
        String message = failure.getMessage() == null ? "training failed" : failure.getMessage();
        ErrorCode code =
                switch (failure) {
                    case UnmergeableException _ -> ErrorCode.MODELS_UNMERGEABLE;
                    case UnusableWeightsException unusable when unusable.getCause() != null -> ErrorCode.DISK_FULL;
                    case UnusableWeightsException _ -> ErrorCode.MODELS_UNMERGEABLE;
                    case UnwrittenCheckpointException _ -> ErrorCode.DISK_FULL;
                    case MissingLibtorchException _ -> ErrorCode.MODEL_UNAVAILABLE;
                    default -> ErrorCode.INVALID_REQUEST;
                };
        return Problem.of(code, message);
    }
}
