package io.embedsmith.evaluation.runner;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.evaluation.file.Sha256;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.system.TestedModel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is measured on a task.
 *
 * @param encoder makes the vectors
 * @param second reranks what the vectors found; empty for vectors alone
 */
public record TestedSystem(TextEncoder encoder, Optional<SecondStage> second) {

    /** Vectors alone. */
    public static TestedSystem of(TextEncoder encoder) {
        return new TestedSystem(encoder, Optional.empty());
    }

    /**
     * What results say of it. Of two models the name is the encoder's with the reranker's behind it, and the revision that
     * of both and the depth.
     */
    public TestedModel model() {
        return second.map(this::model).orElseGet(encoder::model);
    }

    private TestedModel model(SecondStage stage) {
        TestedModel first = encoder.model();
        ModelCard reranker = stage.reranker().card();
        String both = first.revision() + "\n" + reranker.revision() + "\n" + stage.depth();
        return new TestedModel(
                first.name() + "+" + reranker.id() + "-" + stage.depth(),
                HexFormat.of().formatHex(Sha256.digest().digest(both.getBytes(StandardCharsets.UTF_8))),
                first.dimension(),
                first.maxTokens(),
                first.instructions(),
                first.weights());
    }
}
