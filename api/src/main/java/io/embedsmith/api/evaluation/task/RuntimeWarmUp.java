package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.text.TextRole;
import java.util.Comparator;
import java.util.List;

/** Before the memory of models is told apart. */
public final class RuntimeWarmUp {
    private RuntimeWarmUp() {}

    /** Runs a model once and lets it go: what the runtime itself takes in memory is then there, whichever model comes first. */
    public static void run(EmbedsmithConfig config) {
        try (ModelHost host = Parts.models(config)) {
            host.cards().stream()
                    .filter(card -> card.kind() == ModelKind.ENCODER)
                    .min(Comparator.comparingLong(ModelCard::weightsBytes))
                    .ifPresent(smallest ->
                            host.model(smallest.id()).embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of("warm up"))));
        }
    }
}
