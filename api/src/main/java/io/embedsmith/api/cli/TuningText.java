package io.embedsmith.api.cli;

import io.embedsmith.api.evaluation.Outcome;
import io.embedsmith.api.evaluation.TuningOutcome;
import io.embedsmith.api.rest.dto.EvaluationRunDto;
import java.io.PrintWriter;
import java.util.Locale;

/** What was chosen and what it is worth, in words. */
final class TuningText {
    private TuningText() {}

    static void print(EvaluationRunDto run, String collection, PrintWriter out) {
        Outcome outcome = run.outcome();
        TuningOutcome tuning = outcome.tuning()
                .orElseThrow(() -> new IllegalStateException("run " + run.id() + " chose nothing; this is a bug"));
        Outcome.Coverage coverage = outcome.coverage();
        out.printf(Locale.ROOT, "Queries:     %d judged of %d%n", coverage.measured(), coverage.queries());
        if (coverage.missing() > 0) {
            out.printf(
                    Locale.ROOT,
                    "             %d judged passages or documents are not in the collection and count as not found%n",
                    coverage.missing());
        }
        out.printf(
                Locale.ROOT, "Present:     %s, %s %.4f%n", tuning.present(), outcome.metric(), tuning.presentScore());
        out.printf(
                Locale.ROOT,
                "Best:        convex-%s, %s %.4f on these queries%n",
                tuning.chosen(),
                outcome.metric(),
                tuning.chosenScore());
        out.printf(
                Locale.ROOT,
                "New queries: %.4f by cross-validation, %+.4f against the present (95 %% interval %+.4f to %+.4f, p %.3f)%n",
                tuning.crossValidated(),
                tuning.crossValidated() - tuning.presentScore(),
                tuning.low(),
                tuning.high(),
                tuning.p());
        tuning.threshold()
                .ifPresentOrElse(
                        cut -> out.printf(
                                Locale.ROOT,
                                "Threshold:   %.4f keeps %.0f %% of the relevant passages found, %.0f %% of what is kept is"
                                        + " relevant; %s%n",
                                cut.value(),
                                100 * cut.recall(),
                                100 * cut.precision(),
                                tuning.thresholdApplied()
                                        ? "hybrid searches that say none cut there now"
                                        : "give it to searches with --threshold"),
                        () -> out.printf(Locale.ROOT, "Threshold:   none reaches what was asked for; ask for less%n"));
        out.println(verdict(tuning, collection));
        out.flush();
    }

    private static String verdict(TuningOutcome tuning, String collection) {
        if (!tuning.better()) {
            return "The present fusion is not beaten; nothing was changed.";
        }
        String certainty = tuning.significant() ? "significantly better" : "better, but not significantly so";
        return tuning.applied()
                ? "The new coefficient is " + certainty + "; it is that of collection '" + collection + "' now."
                : "The new coefficient is " + certainty + "; store it with --apply.";
    }
}
