package io.embedsmith.training.report;

import io.embedsmith.evaluation.comparison.ComparisonReport;
import io.embedsmith.evaluation.comparison.ComparisonValues;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.HtmlPage;
import io.embedsmith.evaluation.markup.Markup;
import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import io.embedsmith.training.calibration.PositiveLabels;
import io.embedsmith.training.inspection.DataReportValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Before and after: whether training made the model better, by how much, whether that is chance, and what it cost elsewhere.
 *
 * @param training how it went
 * @param comparison the tuned model (A) against its base (B), item by item, on the dev set and every other task
 * @param dev both models on the dev set, if there was one
 * @param language of captions
 */
public record TuningReport(
        TrainingRecord training, SystemComparison comparison, Optional<OnDev> dev, Language language) {
    private static final Pattern LADDER = Pattern.compile("(?:ndcg|recall|mrr)_at_(\\d+)");

    /**
     * Both models on the dev set.
     *
     * @param positives which labels say that a pair belongs together, where it has labelled pairs
     */
    public record OnDev(MeasuredOnDev before, MeasuredOnDev after, Optional<PositiveLabels> positives) {}

    /** As Markdown. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(Grid.markdownText(title())).append("\n\n");
        out.append(Grid.markdownText(words())).append("\n\n");
        out.append(new ComparisonReport(comparison, language).markdownContent());
        dev.ifPresent(both -> {
            heading(Caption.LADDER, out);
            out.append(ladder(both).markdown());
            new SeparationReport(both, language)
                    .sentences()
                    .forEach(sentence ->
                            out.append('\n').append(Grid.markdownText(sentence)).append('\n'));
        });
        heading(Caption.TRAINED_ON, out);
        out.append(new DataSection(training.data(), language).markdown());
        heading(Caption.SETTINGS, out);
        out.append(settings().markdown());
        return out.toString();
    }

    private void heading(Caption caption, StringBuilder out) {
        out.append("\n## ").append(caption.in(language)).append("\n\n");
    }

    /** As one HTML file with plots. */
    public String html() {
        List<Markup> content = new ArrayList<>();
        content.add(Element.of("p", words()).with("class", "note"));
        content.addAll(new ComparisonReport(comparison, language).content());
        dev.ifPresent(both -> {
            content.add(Element.of("h2", Caption.LADDER.in(language)));
            content.add(ladder(both).html(Caption.LADDER.in(language)));
            content.addAll(new SeparationReport(both, language).content());
        });
        content.add(Element.of("h2", Caption.CURVES.in(language)));
        content.addAll(new LearningCurves(training.events(), language).draw());
        content.add(Element.of("h2", Caption.TRAINED_ON.in(language)));
        content.addAll(new DataSection(training.data(), language).content());
        content.add(Element.of("h2", Caption.SETTINGS.in(language)));
        content.add(settings().html(Caption.SETTINGS.in(language)));
        return HtmlPage.of(language, title(), content);
    }

    /** For machines. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model", training.tuned());
        values.put("base", training.base());
        values.put("steps", training.state().step());
        values.put("settings", training.settings());
        values.put("data", DataReportValues.of(training.data()));
        dev.ifPresent(both -> {
            values.put("before", onDev(both.before()));
            values.put("after", onDev(both.after()));
            both.positives().ifPresent(labels -> values.put("positiveFrom", labels.from()));
        });
        values.put("comparison", ComparisonValues.of(comparison));
        return values;
    }

    private static Map<String, Object> onDev(MeasuredOnDev measured) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("metric", measured.metric());
        measured.scores().metrics().forEach((name, value) -> {
            if (value instanceof MetricValue.Scalar(double number) && isOnLadder(name, measured)) {
                values.put(name, number);
            }
        });
        values.putAll(SeparationReport.values(measured.separation()));
        return values;
    }

    private String title() {
        return Caption.TUNING.in(language, training.tuned(), training.base());
    }

    private String words() {
        String steps = Caption.TUNING_STEPS.in(
                language,
                Numbers.count(training.state().step()),
                training.state().evaluations().size());
        String onDev = dev.map(both -> Caption.TUNING_DEV.in(
                        language,
                        both.before().metric(),
                        score(both.before(), both.before().metric()),
                        score(both.after(), both.after().metric()),
                        training.state()
                                .best()
                                .map(best -> best.step())
                                .orElse(training.state().step())))
                .orElseGet(() -> Caption.TUNING_NO_DEV.in(language));
        return steps + " " + onDev;
    }

    private Grid ladder(OnDev both) {
        List<List<String>> rows = both.before().scores().metrics().keySet().stream()
                .filter(name -> isOnLadder(name, both.before()))
                .map(name -> List.of(name, score(both.before(), name), score(both.after(), name)))
                .toList();
        return new Grid(
                List.of(Caption.METRIC.in(language), Caption.BEFORE.in(language), Caption.AFTER.in(language)), rows, 1);
    }

    private static boolean isOnLadder(String metric, MeasuredOnDev measured) {
        Matcher matcher = LADDER.matcher(metric);
        return metric.equals(measured.metric())
                || (matcher.matches() && Integer.parseInt(matcher.group(1)) <= measured.deepest());
    }

    private static String score(MeasuredOnDev measured, String metric) {
        return Numbers.score(measured.scores().scalar(metric));
    }

    private Grid settings() {
        List<List<String>> rows = new ArrayList<>();
        training.settings().forEach((name, value) -> rows.add(List.of(name, value)));
        return new Grid(List.of(Caption.NAME.in(language), Caption.VALUE.in(language)), rows, 2);
    }
}
