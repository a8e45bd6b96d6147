package io.embedsmith.training.run;

import io.embedsmith.training.TrainingException;
import io.embedsmith.training.objective.TextBatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A batch needs more memory than the machine gives. Whoever chose the settings must act. */
public final class OutOfMemoryException extends TrainingException {
    private static final long serialVersionUID = 1L;

    /** Of libtorch's own memory, of the C++ library under it, and of a GPU. */
    private static final List<String> MESSAGES = List.of("allocate memory", "bad_alloc", "out of memory");

    private OutOfMemoryException(TextBatch batch, Throwable cause) {
        super(
                "memory is not enough for a batch of " + batch.sequences().size() + " texts with " + batch.tokens()
                        + " tokens; lower the memory of activations, the longest passage or the batch size. The last checkpoint is"
                        + " intact: where there is more memory, the run goes on",
                cause);
    }

    /** What libtorch's failure means, if it is about memory. */
    static Optional<OutOfMemoryException> of(RuntimeException failure, TextBatch batch) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean about = MESSAGES.stream().anyMatch(message::contains);
        return about ? Optional.of(new OutOfMemoryException(batch, failure)) : Optional.empty();
    }
}
