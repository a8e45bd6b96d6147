package io.embedsmith.evaluation.published;

import io.embedsmith.evaluation.descriptor.Match;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Published scores beside ours in Markdown. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /** A sentence that counts, the table of identical data, and that of approximate data, if there are any. */
    public static String markdown(List<Comparison> comparisons) {
        List<Comparison> identical = of(Match.IDENTICAL, comparisons);
        long within = identical.stream().filter(Comparison::isWithin).count();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d of %d scores on identical data are within the tolerance.%n%n",
                within,
                identical.size()));
        text.append("| type | task | split | subset | model | ours | published | difference | tolerance | note |\n")
                .append("|---|---|---|---|---|---|---|---|---|---|\n");
        identical.forEach(comparison -> text.append(line(comparison)));
        List<Comparison> approximate = of(Match.APPROXIMATE, comparisons);
        if (!approximate.isEmpty()) {
            text.append("\nOn approximate data, which no tolerance fits:\n\n")
                    .append("| type | task | split | subset | model | ours | published | difference | note |\n")
                    .append("|---|---|---|---|---|---|---|---|---|\n");
            approximate.forEach(comparison -> text.append(approximateLine(comparison)));
        }
        return text.toString();
    }

    private static List<Comparison> of(Match match, List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(comparison -> comparison.task().about().match() == match)
                .sorted(Comparator.comparing((Comparison comparison) ->
                                comparison.task().type().label())
                        .thenComparing(comparison -> comparison.task().name())
                        .thenComparing(comparison -> comparison.published().split())
                        .thenComparing(comparison -> comparison.published().language())
                        .thenComparing(comparison -> comparison.published().model()))
                .toList();
    }

    private static String line(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%s | %s%+.5f%s | %s | %s |%n",
                start(comparison),
                comparison.isWithin() ? "" : "**",
                comparison.difference(),
                comparison.isWithin() ? "" : "**",
                Double.toString(comparison.tolerance()),
                comparison.note());
    }

    private static String approximateLine(Comparison comparison) {
        return String.format(
                Locale.ROOT, "%s | %+.5f | %s |%n", start(comparison), comparison.difference(), comparison.note());
    }

    private static String start(Comparison comparison) {
        PublishedScore published = comparison.published();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.5f | %.5f",
                comparison.task().type().label(),
                comparison.task().name(),
                published.split(),
                published.language(),
                published.model(),
                comparison.ours(),
                published.score());
    }
}
