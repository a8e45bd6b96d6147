package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.analysis.PlacedToken;
import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.retrieval.search.SearchResult.Highlight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds the words of one query in the texts that are shown, by the analyzer that matched them. */
final class Highlighter {
    private final TextAnalyzer analyzer;
    private final Set<String> queryTokens;

    Highlighter(TextAnalyzer analyzer, List<String> queryTokens) {
        this.analyzer = analyzer;
        this.queryTokens = Set.copyOf(queryTokens);
    }

    /** In text order; those that touch or overlap are one. */
    List<Highlight> highlights(String text) {
        List<PlacedToken> found = queryTokens.isEmpty()
                ? List.of()
                : analyzer.placedTokens(text).stream()
                        .filter(placed -> queryTokens.contains(placed.token()))
                        .toList();
        boolean longWordFound = found.stream().anyMatch(placed -> !isOneIdeograph(placed));
        return merged(found.stream()
                // 的 or 了 all over the text tell nothing beside a word that was found.
                .filter(placed -> !longWordFound || !isOneIdeograph(placed))
                .sorted(Comparator.comparingInt(PlacedToken::start))
                .toList());
    }

    private static boolean isOneIdeograph(PlacedToken placed) {
        String token = placed.token();
        return token.codePointCount(0, token.length()) == 1 && Character.isIdeographic(token.codePointAt(0));
    }

    private static List<Highlight> merged(List<PlacedToken> sorted) {
        List<Highlight> merged = new ArrayList<>();
        for (PlacedToken placed : sorted) {
            if (!merged.isEmpty() && placed.start() <= merged.getLast().end()) {
                Highlight last = merged.removeLast();
                merged.add(new Highlight(last.start(), Math.max(last.end(), placed.end())));
            } else {
                merged.add(new Highlight(placed.start(), placed.end()));
            }
        }
        return merged;
    }
}
