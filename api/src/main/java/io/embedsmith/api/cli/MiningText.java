package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Table;
import io.embedsmith.training.mining.MiningReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What came of mining, for people. */
final class MiningText {
    private MiningText() {}

    static void print(MiningReport report, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%,d examples, %,d candidates: %,d passages found, %,d negatives taken%s",
                report.examples(),
                report.candidates(),
                report.found(),
                report.negatives(),
                report.filled() > 0 ? String.format(Locale.ROOT, ", %,d of them drawn", report.filled()) : ""));
        if (report.shortOf() > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "%,d examples have fewer negatives than asked for%s; a wider --range or weaker limits find more",
                    report.shortOf(),
                    report.leftOut() > 0 ? String.format(Locale.ROOT, ", %,d are left out", report.leftOut()) : ""));
        }
        Table dropped = new Table("passages", "share", "not taken, because the passage");
        report.dropped().forEach((rule, count) -> {
            if (count > 0) {
                dropped.add(count(count), share(count, report.found()), rule.description());
            }
        });
        dropped.add(count(report.notNeeded()), share(report.notNeeded(), report.found()), "was not needed");
        dropped.print(out);
        report.scores().ifPresent(scores -> ScoresText.print(scores, out));
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(long count, long of) {
        return String.format(Locale.ROOT, "%.1f %%", of == 0 ? 0 : 100.0 * count / of);
    }
}
