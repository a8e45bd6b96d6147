package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.evaluation.FoundDistribution;
import io.embedsmith.api.evaluation.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the systems of a collection reached, as a table. */
final class MeasuredText {
    private MeasuredText() {}

    static void print(Outcome outcome, PrintWriter out) {
        List<String> shown = metrics(outcome);
        Table table = new Table(header(shown));
        for (Outcome.SystemOutcome system : outcome.systems()) {
            table.add(row(outcome, system, shown));
        }
        table.print(out);
        Outcome.Coverage coverage = outcome.coverage();
        out.printf(
                Locale.ROOT,
                "%d judged queries of %d over %d passages, model %s. Differences of %s against hybrid (%s), with 95 %%"
                        + " interval and p corrected for their number.%n",
                coverage.measured(),
                coverage.queries(),
                outcome.measured().passages(),
                outcome.measured().model(),
                outcome.metric(),
                outcome.measured().fusion());
        if (coverage.missing() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d judged passages or documents are not in the collection and count as not found.%n",
                    coverage.missing());
        }
        out.flush();
    }

    /** The one that is compared, and three that say other things. */
    private static List<String> metrics(Outcome outcome) {
        return Stream.of(outcome.metric(), "nDCG@10", "R@100", "MRR@10")
                .distinct()
                .filter(metric -> outcome.systems().getFirst().metrics().containsKey(metric))
                .toList();
    }

    private static String[] header(List<String> metrics) {
        List<String> header = new ArrayList<>(List.of("SYSTEM"));
        header.addAll(metrics);
        header.addAll(List.of("DIFFERENCE", "95% INTERVAL", "P", "AUC"));
        return header.toArray(String[]::new);
    }

    private static String[] row(Outcome outcome, Outcome.SystemOutcome system, List<String> metrics) {
        List<String> row = new ArrayList<>(List.of(system.system()));
        metrics.forEach(metric -> row.add(number("%.4f", system.metrics().getOrDefault(metric, Double.NaN))));
        Optional<Outcome.Difference> difference = outcome.differences().stream()
                .filter(each -> each.first().equals(system.system()))
                .findFirst();
        row.add(difference.map(each -> number("%+.4f", each.difference())).orElse(""));
        row.add(difference
                .map(each -> String.format(Locale.ROOT, "%+.4f to %+.4f", each.low(), each.high()))
                .orElse(""));
        row.add(difference.map(each -> number("%.3f", each.correctedP())).orElse(""));
        row.add(system.scores()
                .map(FoundDistribution::auc)
                .map(auc -> number("%.3f", auc))
                .orElse(""));
        return row.toArray(String[]::new);
    }

    private static String number(String format, Double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
