package io.embedsmith.api.cli;

import io.embedsmith.api.rest.dto.SearchResponseDto;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A search result for people to read. */
final class ResultText {
    private static final int SHOWN = 400;

    private ResultText() {}

    static void print(SearchResponseDto.Result result, PrintWriter out) {
        String signals = result.signals().entrySet().stream()
                .map(signal -> String.format(
                        Locale.ROOT,
                        "%s %.3f (rank %d)",
                        signal.getKey(),
                        signal.getValue().contribution(),
                        signal.getValue().rank()))
                .collect(Collectors.joining(" + "));
        String page = result.page().isPresent() ? ", page " + result.page().getAsInt() : "";
        out.println(String.format(
                Locale.ROOT, "%d. %s%s  %.3f = %s", result.rank(), result.passageId(), page, result.score(), signals));
        if (!result.headings().isEmpty()) {
            out.println("   " + String.join(" > ", result.headings()));
        }
        String text = result.text().replaceAll("\\s+", " ").strip();
        boolean isLong = text.codePointCount(0, text.length()) > SHOWN;
        out.println("   " + (isLong ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text));
        out.println();
    }
}
