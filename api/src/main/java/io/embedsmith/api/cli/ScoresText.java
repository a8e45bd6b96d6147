package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Table;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Spread;
import java.io.PrintWriter;
import java.util.Locale;

/** Where the scores of positives and negatives lie, for people. */
final class ScoresText {
    private ScoresText() {}

    static void print(SimilarityDistributions scores, PrintWriter out) {
        Table table = new Table("scores", "count", "mean", "min", "5 %", "25 %", "median", "75 %", "95 %", "max");
        addRow(table, "positives", scores.positives());
        addRow(table, "negatives", scores.negatives());
        table.print(out);
        out.println(String.format(
                Locale.ROOT,
                "a positive scores above a negative with a chance of %.3f; the two overlap by %.0f %%",
                scores.auc(),
                100 * scores.overlap()));
    }

    private static void addRow(Table table, String name, Spread spread) {
        table.add(
                name,
                String.format(Locale.ROOT, "%,d", spread.count()),
                score(spread.mean()),
                score(spread.min()),
                score(spread.q05()),
                score(spread.q25()),
                score(spread.median()),
                score(spread.q75()),
                score(spread.q95()),
                score(spread.max()));
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.4f", score);
    }
}
