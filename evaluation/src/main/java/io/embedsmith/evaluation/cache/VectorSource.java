package io.embedsmith.evaluation.cache;

import java.nio.charset.StandardCharsets;

/**
 * What a vector depends on besides its text.
 *
 * @param modelRevision hash of weights, tokenizer and settings
 * @param instruction what the model gets before the text; empty for nothing
 * @param dimension components
 * @param maxTokens where texts are cut
 */
public record VectorSource(String modelRevision, String instruction, int dimension, int maxTokens) {

    /** Name of the folder; no two sources share one. */
    String folder() {
        String all = modelRevision + "\n" + dimension + "\n" + maxTokens + "\n" + instruction;
        return TextHash.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
