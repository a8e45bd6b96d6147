package io.embedsmith.api.cli;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.evaluation.distribution.ProbabilityCurve;
import io.embedsmith.training.calibration.Calibration;
import io.embedsmith.training.calibration.SavedThreshold;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** What scores mean, in words. */
final class CalibrationText {
    private CalibrationText() {}

    static void print(Calibration calibration, PrintWriter out) {
        ScoresText.print(calibration.distributions(), out);
        out.println(String.format(
                Locale.ROOT,
                "threshold %.4f for %s: precision %.3f, recall %.3f here; %.3f and %.3f on data that did not choose it",
                calibration.threshold().value(),
                calibration.goal(),
                calibration.threshold().precision(),
                calibration.threshold().recall(),
                calibration.heldBack().precision(),
                calibration.heldBack().recall()));
        out.println(chances(calibration.curve()));
        out.flush();
    }

    /** What was kept. */
    static void print(Optional<SavedThreshold> saved, ModelId model, PrintWriter out) {
        saved.ifPresentOrElse(
                kept -> {
                    out.println(String.format(
                            Locale.ROOT,
                            "%s, %s: threshold %.4f for %s on %s; precision %.3f, recall %.3f on data that did not choose it",
                            model,
                            kept.kind().label(),
                            kept.value(),
                            kept.goal(),
                            kept.data(),
                            kept.precision(),
                            kept.recall()));
                    out.println(chances(kept.curve()));
                },
                () -> out.println(model + " has no threshold; choose one with --input, and keep it with --save"));
        out.flush();
    }

    private static String chances(ProbabilityCurve curve) {
        if (!(curve.slope() > 0)) {
            return "positives do not score higher: nothing can be said of a pair by its score";
        }
        return String.format(
                Locale.ROOT,
                "among such data a pair that scores %.4f belongs together with a chance of 10 %%, one of %.4f with 50 %%,"
                        + " one of %.4f with 90 %%",
                curve.scoreOf(0.1),
                curve.scoreOf(0.5),
                curve.scoreOf(0.9));
    }
}
