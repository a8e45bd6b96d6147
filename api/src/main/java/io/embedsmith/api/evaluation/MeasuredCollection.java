package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.collection.CollectionInfo;

/**
 * A collection as it stands when it is measured.
 *
 * @param contents what is in it, as a word to compare
 * @param revision of its model; empty for a model that is not here
 */
record MeasuredCollection(CollectionInfo info, String contents, String revision) {

    static MeasuredCollection of(CollectionInfo info, String contents, ModelHost models) {
        String revision = models.cards().stream()
                .filter(card -> card.id().equals(info.settings().model()))
                .map(card -> card.revision())
                .findFirst()
                .orElse("");
        return new MeasuredCollection(info, contents, revision);
    }

    /** Another one, when the model, the settings or what is in it changed. */
    String state() {
        return String.join(
                " ", revision, info.createdAt().toString(), info.updatedAt().toString(), contents);
    }

    /** For the outcome. */
    Outcome.Measured told(int depth) {
        return new Outcome.Measured(
                info.settings().model().value(),
                revision,
                info.dimension(),
                MeasuredSystem.label(info.settings().fusion()),
                info.settings().threshold(),
                info.documents(),
                info.passages(),
                info.updatedAt(),
                depth);
    }
}
