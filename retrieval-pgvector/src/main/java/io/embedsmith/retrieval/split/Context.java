package io.embedsmith.retrieval.split;

import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is embedded before the text of a passage, and how many tokens it takes. */
final class Context {
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final Map<List<String>, Part> parts = new HashMap<>();

    /**
     * @param text lines, each with a line feed behind; empty for none
     * @param tokens of it
     */
    record Part(String text, int tokens) {
        static final Part NONE = new Part("", 0);
    }

    /** At most so many tokens are spent; inner headings say more of a passage than outer ones, so those go first. */
    Context(Tokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    Part of(List<String> headings) {
        return headings.isEmpty() || maxTokens < 1 ? Part.NONE : parts.computeIfAbsent(headings, this::build);
    }

    private Part build(List<String> headings) {
        List<String> kept = new ArrayList<>();
        Part best = Part.NONE;
        for (String heading : headings.reversed()) {
            kept.addFirst(heading);
            Part longer = part(kept);
            if (longer.tokens() > maxTokens) {
                return best.text().isEmpty() ? cut(heading) : best;
            }
            best = longer;
        }
        return best;
    }

    private Part part(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        return new Part(text, tokenizer.countTokens(text));
    }

    /** The start of a heading that alone is too long. */
    private Part cut(String heading) {
        TokenSpans spans = tokenizer.spans(heading);
        for (int tokens = Math.min(maxTokens, spans.size()); tokens > 0; tokens--) {
            Part part = part(List.of(heading.substring(0, spans.end(tokens - 1))));
            if (part.tokens() <= maxTokens) {
                return part;
            }
        }
        return Part.NONE;
    }
}
