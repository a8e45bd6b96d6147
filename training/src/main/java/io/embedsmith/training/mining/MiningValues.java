package io.embedsmith.training.mining;

import io.embedsmith.evaluation.distribution.Histogram;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Spread;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Settings and report as plain maps, lists, texts and numbers, ready to become JSON. */
public final class MiningValues {
    private MiningValues() {}

    /** What was asked for. */
    public static Map<String, Object> of(MiningSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("range", settings.range().from() + "-" + settings.range().to());
        json.put("rangeCounts", label(settings.range().counted()));
        json.put("negatives", settings.choice().negatives());
        json.put("sampling", label(settings.choice().sampling()));
        json.put("tooFew", label(settings.choice().shortage()));
        json.put("seed", settings.choice().seed());
        put(json, "maxScore", settings.limits().max());
        put(json, "minScore", settings.limits().min());
        put(json, "absoluteMargin", settings.limits().absoluteMargin());
        put(json, "relativeMargin", settings.limits().relativeMargin());
        put(json, "samePassage", settings.sameness().passages());
        put(json, "sameQuery", settings.sameness().queries());
        return json;
    }

    private static void put(Map<String, Object> json, String name, OptionalDouble value) {
        value.ifPresent(number -> json.put(name, number));
    }

    /** What came of it. */
    public static Map<String, Object> of(MiningReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("examples", report.examples());
        json.put("candidates", report.candidates());
        json.put("found", report.found());
        Map<String, Long> dropped = new LinkedHashMap<>();
        report.dropped().forEach((rule, count) -> dropped.put(label(rule), count));
        json.put("dropped", dropped);
        json.put("notNeeded", report.notNeeded());
        json.put("negatives", report.negatives());
        json.put("filled", report.filled());
        json.put("short", report.shortOf());
        json.put("leftOut", report.leftOut());
        report.scores().ifPresent(scores -> json.put("scores", of(scores)));
        return json;
    }

    /** How scores lie. */
    public static Map<String, Object> of(SimilarityDistributions scores) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("positives", spread(scores.positives()));
        json.put("negatives", spread(scores.negatives()));
        json.put("auc", scores.auc());
        json.put("overlap", scores.overlap());
        json.put("histogram", histogram(scores.histogram()));
        return json;
    }

    private static Map<String, Object> histogram(Histogram histogram) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("low", histogram.low());
        json.put("high", histogram.high());
        json.put("positives", histogram.positives());
        json.put("negatives", histogram.negatives());
        return json;
    }

    private static Map<String, Object> spread(Spread spread) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", spread.count());
        json.put("mean", spread.mean());
        json.put("min", spread.min());
        json.put("q05", spread.q05());
        json.put("q25", spread.q25());
        json.put("median", spread.median());
        json.put("q75", spread.q75());
        json.put("q95", spread.q95());
        json.put("max", spread.max());
        return json;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
