package io.embedsmith.api.cli;

import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.training.merge.choice.FirstStage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What rerankers need to be measured. */
final class MergeFirstStage {
    private static final int USUAL_DEPTH = 20;

    @Option(
            names = "--dev-encoder",
            paramLabel = "MODEL",
            description = "For rerankers: finds the passages of the tasks that are put in order.")
    private @Nullable String encoder;

    @Option(
            names = "--dev-depth",
            paramLabel = "N",
            description = "For rerankers: passages of each query that are read. Without it: " + USUAL_DEPTH + ".")
    private @Nullable Integer depth;

    /** Whether anything was said. */
    boolean isGiven() {
        return encoder != null || depth != null;
    }

    /** Empty for encoders. */
    Optional<FirstStage> open(OpenModels models) {
        if (encoder == null) {
            if (depth != null) {
                throw new IllegalArgumentException("--dev-depth " + depth
                        + " says how deep rerankers read, and nothing finds what they read; add --dev-encoder, or leave"
                        + " it out");
            }
            return Optional.empty();
        }
        return Optional.of(new FirstStage(
                new LocalEncoder(models.model(encoder)),
                Optional.ofNullable(depth).orElse(USUAL_DEPTH)));
    }
}
