package io.embedsmith.evaluation.system;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelCard;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What results say of the model that gave them.
 *
 * @param name under which results are filed, with the organisation: {@code BAAI/bge-small-zh-v1.5}
 * @param revision of what the vectors depend on besides the text: weights, tokenizer, settings
 * @param dimension components of a vector
 * @param maxTokens where a longer text is cut; empty if nobody tells
 * @param instructions put before queries and passages
 * @param weights what runs here; empty if it runs elsewhere
 */
public record TestedModel(
        String name,
        String revision,
        int dimension,
        OptionalInt maxTokens,
        Instructions instructions,
        Optional<Weights> weights) {

    /**
     * Trained numbers.
     *
     * @param bytes of the file
     * @param precision {@code fp32}, {@code fp16} or {@code int8}
     */
    public record Weights(long parameters, long bytes, String precision) {}

    /** A model that runs here: its authors' name if that has an organisation, ours otherwise. */
    public static TestedModel of(ModelCard card) {
        return new TestedModel(
                card.displayName().contains("/") ? card.displayName() : "embedsmith/" + card.id(),
                card.revision(),
                card.dimension(),
                OptionalInt.of(card.maxTokens()),
                new Instructions(card.queryInstruction(), card.passageInstruction()),
                Optional.of(new Weights(card.parameters(), card.weightsBytes(), card.precision())));
    }
}
