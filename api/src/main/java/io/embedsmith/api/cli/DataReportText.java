package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Table;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.Finding;
import java.io.PrintWriter;
import java.util.Locale;

/** What is in training data, for people. */
final class DataReportText {
    private static final int SHOWN = 80;

    private DataReportText() {}

    static void print(DataReport report, PrintWriter out) {
        Table counts = new Table("count", "of");
        report.counts().forEach((name, count) -> counts.add(number(count), words(name)));
        counts.print(out);
        if (!report.lengths().isEmpty()) {
            out.println();
            Table lengths = new Table("tokens of", "counted", "median", "95 %", "longest", "limit", "over it");
            report.lengths()
                    .forEach((role, of) -> lengths.add(
                            words(role),
                            number(of.counted()),
                            number(of.median()),
                            number(of.q95()),
                            number(of.longest()),
                            number(of.limit()),
                            number(of.over())));
            lengths.print(out);
        }
        out.println();
        report.findings().forEach(finding -> print(finding, out));
        out.println(
                report.hasFault() ? "Some of this spoils the result." : "Nothing was found that spoils the result.");
        out.flush();
    }

    private static void print(Finding finding, PrintWriter out) {
        String weight =
                switch (finding.kind().weight()) {
                    case FAULT -> "FAULT";
                    case NOTE -> "note";
                };
        out.println(
                weight + ": " + number(finding.count()) + " " + finding.kind().description(Language.EN));
        finding.samples().forEach(sample -> out.println("    " + shown(sample)));
    }

    /** On one line that is not long. */
    static String shown(String sample) {
        String line = sample.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Words of a name in camel case. */
    static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
