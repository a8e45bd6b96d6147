package io.embedsmith.training.inspection;

import io.embedsmith.embedding.tokenizer.Tokenizer;
import java.util.Collection;
import java.util.List;

/**
 * Where training cuts texts.
 *
 * @param queryTokens special tokens included
 * @param passageTokens special tokens included
 */
public record TokenLimits(Tokenizer tokenizer, int queryTokens, int passageTokens) {
    public TokenLimits {
        if (queryTokens < 1 || passageTokens < 1) {
            throw new IllegalArgumentException("the limits are " + queryTokens + " tokens of a query and "
                    + passageTokens + " of a passage; at least 1 is needed for each");
        }
    }

    Lengths queries(Collection<String> texts) {
        return lengths(texts, queryTokens);
    }

    Lengths passages(Collection<String> texts) {
        return lengths(texts, passageTokens);
    }

    private Lengths lengths(Collection<String> texts, int limit) {
        List<String> all = List.copyOf(texts);
        return Lengths.of(
                limit,
                all.parallelStream()
                        .mapToInt(text -> tokenizer.countTokens(text) + tokenizer.specialTokens())
                        .toArray());
    }
}
