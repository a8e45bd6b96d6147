package io.embedsmith.training.merge.choice;

import io.embedsmith.evaluation.wording.Language;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sweep as plain maps, lists, texts and numbers, ready to become JSON. */
public final class SweepValues {
    private SweepValues() {}

    /** All of it. A share of a gain that was none is left out. */
    public static Map<String, Object> of(Sweep sweep, Recommendation recommendation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tuned", sweep.tuned());
        json.put("base", sweep.base());
        json.put("method", sweep.method());
        json.put("tolerance", recommendation.tolerance());
        json.put("recommended", recommendation.point().coefficient());
        json.put("reason", new SweepReport(sweep, recommendation, Language.EN).words());
        json.put("ofTuned", scores(sweep.ofTuned()));
        json.put(
                "points",
                sweep.points().stream().map(point -> point(sweep, point)).toList());
        return json;
    }

    private static Map<String, Object> point(Sweep sweep, SweepPoint point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficient", point.coefficient());
        json.putAll(scores(point.scores()));
        double kept = sweep.keptShare(point);
        if (Double.isFinite(kept)) {
            json.put("gainKept", kept);
        }
        json.put("guardChange", sweep.guardChange(point));
        json.put("onFront", sweep.isOnFront(point));
        return json;
    }

    private static Map<String, Object> scores(SweepScores scores) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", scores.target());
        json.put("guard", scores.guard());
        json.put("targets", scores.targets());
        json.put("guards", scores.guards());
        return json;
    }
}
