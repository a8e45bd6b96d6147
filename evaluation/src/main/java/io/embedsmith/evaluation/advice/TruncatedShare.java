package io.embedsmith.evaluation.advice;

import io.embedsmith.embedding.runtime.EmbeddingModel;
import java.util.List;
import java.util.OptionalDouble;

/** How many passages are longer than a model takes, counted by its own tokenizer, instruction and special tokens included. */
public final class TruncatedShare {
    private TruncatedShare() {}

    /** Empty when there are no passages. */
    public static OptionalDouble of(EmbeddingModel model, List<String> passages) {
        if (passages.isEmpty()) {
            return OptionalDouble.empty();
        }
        String instruction = model.card().passageInstruction();
        int limit = model.card().maxTokens() - model.tokenizer().specialTokens();
        long longer = passages.stream()
                .filter(passage -> model.tokenizer().countTokens(instruction + passage) > limit)
                .count();
        return OptionalDouble.of((double) longer / passages.size());
    }
}
