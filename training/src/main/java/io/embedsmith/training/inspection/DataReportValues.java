package io.embedsmith.training.inspection;

import io.embedsmith.evaluation.wording.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as plain maps, lists, texts and numbers, ready to become JSON. */
public final class DataReportValues {
    private DataReportValues() {}

    /** All of it. */
    public static Map<String, Object> of(DataReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("counts", report.counts());
        Map<String, Object> lengths = new LinkedHashMap<>();
        report.lengths().forEach((role, of) -> lengths.put(role, lengths(of)));
        json.put("tokens", lengths);
        List<Map<String, Object>> findings =
                report.findings().stream().map(DataReportValues::finding).toList();
        json.put("findings", findings);
        return json;
    }

    private static Map<String, Object> lengths(Lengths lengths) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("texts", lengths.texts());
        json.put("counted", lengths.counted());
        json.put("median", lengths.median());
        json.put("q95", lengths.q95());
        json.put("longest", lengths.longest());
        json.put("limit", lengths.limit());
        json.put("over", lengths.over());
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", label(finding.kind()));
        json.put("weight", label(finding.kind().weight()));
        json.put("count", finding.count());
        json.put("description", finding.kind().description(Language.EN));
        json.put("samples", finding.samples());
        return json;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
