package io.embedsmith.api.cli;

import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.Finding;
import io.embedsmith.training.inspection.Lengths;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What a training is told of its data before it begins: what is cut, and what will spoil the result. */
final class TrainInspection {
    private TrainInspection() {}

    /** @param err hears it; the report of the run has all of it */
    static void tell(DataReport data, PrintWriter err) {
        data.lengths().entrySet().stream()
                .filter(role -> role.getValue().over() > 0)
                .forEach(role -> err.println(cut(role)));
        data.findings().stream()
                .filter(finding -> finding.kind().weight() == Finding.Weight.FAULT)
                .forEach(finding -> err.println("Warning: " + Numbers.count(finding.count()) + " "
                        + finding.kind().description(Language.EN) + "; such as '"
                        + DataReportText.shown(finding.samples().getFirst()) + "'."));
        err.flush();
    }

    private static String cut(Map.Entry<String, Lengths> role) {
        Lengths lengths = role.getValue();
        return String.format(
                Locale.ROOT,
                "%s of the %s are longer than %,d tokens and are cut; half have %,.0f or less, the longest %,.0f.",
                Numbers.percent(lengths.shareOver()),
                DataReportText.words(role.getKey()),
                lengths.limit(),
                lengths.median(),
                lengths.longest());
    }
}
