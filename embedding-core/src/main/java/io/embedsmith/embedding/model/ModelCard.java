package io.embedsmith.embedding.model;

import java.util.List;
import java.util.Optional;

/**
 * What one needs to know to choose a model.
 *
 * @param id name in the registry
 * @param kind what it makes of text
 * @param displayName name that its authors gave it, for example {@code BAAI/bge-small-zh-v1.5}
 * @param revision immutable id of weights and tokenizer: SHA-256 of the manifest's file list
 * @param dimension components of a vector; of a reranker, numbers that its graph gives for a pair, 1 or 2
 * @param maxTokens longest input in tokens, special tokens included
 * @param parameters number of trained numbers
 * @param weightsBytes size of the weights file
 * @param precision of the weights: {@code fp32}, {@code fp16} or {@code int8}
 * @param pooling how token states become a vector; a reranker does that in its graph
 * @param queryInstruction put before a query; empty for none
 * @param passageInstruction put before a passage; empty for none
 * @param languages BCP 47 tags
 * @param licence SPDX id
 * @param speed as measured on this machine; empty until measured
 */
public record ModelCard(
        ModelId id,
        ModelKind kind,
        String displayName,
        String revision,
        int dimension,
        int maxTokens,
        long parameters,
        long weightsBytes,
        String precision,
        Pooling pooling,
        String queryInstruction,
        String passageInstruction,
        List<String> languages,
        String licence,
        Optional<MeasuredSpeed> speed) {

    public ModelCard {
        languages = List.copyOf(languages);
    }

    /** The same card with a speed. */
    public ModelCard withSpeed(Optional<MeasuredSpeed> measured) {
        return with(id, displayName, revision, measured);
    }

    /** The card of a model that is used with other instructions. */
    ModelCard withInstructions(Instructions instructions) {
        return new ModelCard(
                id,
                kind,
                displayName,
                revision,
                dimension,
                maxTokens,
                parameters,
                weightsBytes,
                precision,
                pooling,
                instructions.query(),
                instructions.passage(),
                languages,
                licence,
                speed);
    }

    /** The card of a model that differs in its numbers alone; its speed is not known. */
    ModelCard ofOther(ModelId other, String otherRevision) {
        return with(other, other.value(), otherRevision, Optional.empty());
    }

    private ModelCard with(ModelId newId, String newName, String newRevision, Optional<MeasuredSpeed> measured) {
        return new ModelCard(
                newId,
                kind,
                newName,
                newRevision,
                dimension,
                maxTokens,
                parameters,
                weightsBytes,
                precision,
                pooling,
                queryInstruction,
                passageInstruction,
                languages,
                licence,
                measured);
    }

    /** Bytes of one fp32 vector. */
    public int bytesPerVector() {
        return dimension * Float.BYTES;
    }
}
